import { Button, NativeSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { placeAt } from "./areas.ts";
import classes from "./Map.module.css";
import { useMapGround } from "./mapSettings.ts";
import { MapView } from "./MapView.tsx";
import { type Point, roundedPoint } from "./point.ts";
import { useMapWords } from "./words.ts";

/** A place that can be gone to, and that names a point near it. */
export interface KnownPlace extends Point {
  id: string;
  name: string;
}

/** What was chosen on the map. */
export interface PickedPoint {
  point: Point;
  accuracyMetres: number;
  /** The place whose boundary holds it, where boundaries are known. */
  placeId: string | undefined;
}

/** What {@link PlacePicker} takes. */
export interface PlacePickerProps {
  label: string;
  /** Where the map begins; all places where it is absent. */
  point?: Point | undefined;
  places: readonly KnownPlace[];
  nameOf: (placeId: string) => string | undefined;
  onPick: (picked: PickedPoint) => void;
}

/** So many pixels a thumb or an eye is off by. */
const offPixels = 6;
const spokenMs = 400;

/** Chooses a point: the map moves under a crosshair, by touch, by pointer or by keys. */
export function PlacePicker({ label, point, places, nameOf, onPick }: PlacePickerProps) {
  const t = useMapWords();
  const { settings, areas, waiting } = useMapGround();
  const [aimed, setAimed] = useState<{ point: Point; accuracyMetres: number }>();
  const [goTo, setGoTo] = useState("");
  const marks = useMemo(() => places.map((place) => ({ ...place, says: place.name })), [places]);
  const around = useMemo(() => {
    const target = places.find(({ id }) => id === goTo);
    return target ? [target] : point ? [point] : undefined;
  }, [places, goTo, point]);
  const known = useMemo(() => areas.filter(({ placeId }) => nameOf(placeId) !== undefined), [areas, nameOf]);
  const placeId = aimed && placeAt(known, aimed.point);
  const [said] = useDebouncedValue(
    aimed && sayAim(t, aimed, placeId && nameOf(placeId), known.length > 0),
    spokenMs,
  );

  if (waiting) return <LoadingState />;
  return (
    <div className={classes.picker}>
      <p className={classes.soft}>{t("aim")}</p>
      {places.length > 0 && (
        <NativeSelect
          label={t("goTo")}
          rightSection={<Icon name="chevronDown" size={18} />}
          value={goTo}
          data={[
            { value: "", label: t("goToChoose") },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setGoTo(event.currentTarget.value)}
        />
      )}
      <MapView
        label={label}
        settings={settings}
        marks={marks}
        areas={known}
        around={around}
        onAim={(middle, metresAPixel) =>
          setAimed({
            point: roundedPoint(middle),
            accuracyMetres: Math.max(1, Math.round(metresAPixel * offPixels)),
          })
        }
      />
      <output>{said}</output>
      <div className={classes.buttons}>
        <Button disabled={!aimed} onClick={() => aimed && onPick({ ...aimed, placeId })}>
          {t("pick")}
        </Button>
      </div>
    </div>
  );
}

function sayAim(
  t: ReturnType<typeof useMapWords>,
  { point, accuracyMetres }: { point: Point; accuracyMetres: number },
  place: string | undefined,
  knowsAreas: boolean,
): string {
  const degrees = t("degrees", {
    latitude: point.latitude.toFixed(4),
    longitude: point.longitude.toFixed(4),
  });
  const metres = `${accuracyMetres}`;
  if (place !== undefined) return t("atPlace", { place, degrees, metres });
  return knowsAreas ? t("beyond", { degrees }) : t("atPoint", { degrees, metres });
}
