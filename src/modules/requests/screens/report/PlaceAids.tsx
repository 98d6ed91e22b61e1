import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { useLatest } from "#web/kit/useLatest.ts";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { type BodyIndex, useBodyTree } from "#modules/organisations/screens/index.ts";
import { placeAt } from "#web/map/areas.ts";
import { useMapGround } from "#web/map/mapSettings.ts";
import type { Point } from "#web/map/point.ts";
import { usePosition } from "#web/map/usePosition.ts";
import type { FormPart } from "./formPart.ts";
import { knownPlaces } from "./knownPlaces.ts";
import { usePlaceAidWords } from "./placeAidWords.ts";
import { placesAbove, standingOfPlace } from "./places.ts";
import classes from "./ReportForm.module.css";

// Loaded when somebody opens the map, and never before.
const PlacePicker = lazyLater(
  () => import("#web/map/PlacePicker.tsx").then(({ PlacePicker: Picker }) => Picker),
  <LoadingState />,
);

/** A point for whoever goes there: where the phone is, or chosen on a map. Nobody has to give one. */
export function PlaceAids(part: FormPart) {
  const { draft, change, forAnother } = part;
  const t = usePlaceAidWords();
  const { index } = useBodyTree();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Point>();
  const position = usePosition((point, accuracyMetres) => {
    change({ point: { ...point, accuracyMetres } });
    setFound(point);
  });
  useTownshipAt(part, index, found);
  return (
    <div className={classes.aids}>
      {draft.point && (
        <p className={classes.position}>
          <Icon name="check" size={18} />
          <output>
            {t(draft.point.onMap ? "takenOnMap" : "taken")}
            {draft.point.accuracyMetres !== undefined &&
              t("accuracy", { metres: `${draft.point.accuracyMetres}` })}
          </output>
          <Button variant="subtle" size="sm" onClick={() => change({ point: undefined })}>
            {t("remove")}
          </Button>
        </p>
      )}
      <div className={classes.aidButtons}>
        {!forAnother && !draft.point && (
          <Button
            variant="default"
            leftSection={<Icon name="flag" size={18} />}
            loading={position.state === "finding"}
            onClick={position.find}
          >
            {t("use")}
          </Button>
        )}
        <Button variant="default" leftSection={<Icon name="globe" size={18} />} onClick={() => setOpen(true)}>
          {t(draft.point ? "mapAgain" : "map")}
        </Button>
      </div>
      {position.state !== "idle" && <output className={classes.soft}>{t(position.state)}</output>}
      {open && (
        <Dialog title={t("mapTitle")} onClose={() => setOpen(false)} closeLabel={t("close")}>
          <MapPick {...part} index={index} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </div>
  );
}

/** Chooses the township of the device's position, where boundaries are known and none was chosen by hand. */
function useTownshipAt(
  { draft, change }: FormPart,
  index: BodyIndex | undefined,
  found: Point | undefined,
): void {
  const { areas } = useMapGround({ wanted: found !== undefined });
  const latest = useLatest({ placeIds: draft.placeIds, change });
  useEffect(() => {
    const { placeIds, change: changeDraft } = latest.current;
    if (!index || !found || standingOfPlace(index, placeIds) === "good") return;
    const known = areas.filter(({ placeId }) => index.find(placeId)?.active);
    changeDraft(placesOfPick(index, placeIds, placeAt(known, found)));
  }, [index, found, areas, latest]);
}

function MapPick({
  draft,
  change,
  index,
  onDone,
}: FormPart & { index: BodyIndex | undefined; onDone: () => void }) {
  const t = usePlaceAidWords();
  const wordsOf = useWordsOf();
  const [places] = useState(() => (index ? knownPlaces(index, wordsOf) : []));
  const [nameOf] = useState(() => (placeId: string) => {
    const body = index?.find(placeId);
    if (!index || !body?.active) return undefined;
    const above = index.above(placeId).slice(1);
    return [...above, body].map(({ name }) => wordsOf(name)).join(" ");
  });
  // Begins at the point given before, else at the nearest place chosen whose centre is known.
  const [begin] = useState(
    () =>
      draft.point ??
      places.find(({ id }) => id === draft.placeIds.findLast((each) => hasCentre(index, each))),
  );
  return (
    <PlacePicker
      label={t("mapTitle")}
      point={begin}
      places={places}
      nameOf={nameOf}
      onPick={({ point, accuracyMetres, placeId }) => {
        change({
          point: { ...point, accuracyMetres, onMap: true },
          ...placesOfPick(index, draft.placeIds, placeId),
        });
        onDone();
      }}
    />
  );
}

function hasCentre(index: BodyIndex | undefined, id: string): boolean {
  return index?.find(id)?.centre !== undefined;
}

/** The lists follow the map where it says more: a point in another township, or in one while none was chosen. */
function placesOfPick(
  index: BodyIndex | undefined,
  before: readonly string[],
  placeId: string | undefined,
): { placeIds?: readonly string[] } {
  if (!index || placeId === undefined || before.includes(placeId)) return {};
  const placeIds = placesAbove(index, placeId);
  const standing = standingOfPlace(index, placeIds);
  // A county alone says less than what may be chosen already.
  return standing === "too-wide" && placeIds.every((id, depth) => before[depth] === id) ? {} : { placeIds };
}
