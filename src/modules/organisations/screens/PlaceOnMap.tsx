import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { degreesOf } from "../domain/centre.ts";
import type { BodyIndex } from "./bodyIndex.ts";
import classes from "./Organisations.module.css";
import { type BodyPage, organisations, organisationsKey } from "./organisationsClient.ts";
import { usePlaceWords } from "./placeWords.ts";
import { useOrganisationWords } from "./words.ts";

const PlacePicker = lazyLater(
  () => import("#web/map/PlacePicker.tsx").then(({ PlacePicker: Picker }) => Picker),
  <LoadingState />,
);

/** Says where a body lies: by a map, or by degrees that somebody has. */
export function PlaceOnMap({ body, index }: { body: BodyPage; index: BodyIndex }) {
  const p = usePlaceWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="flag" size={18} />} onClick={() => setOpen(true)}>
        {p("place")}
      </Button>
      {open && <PlaceDialog body={body} index={index} onClose={() => setOpen(false)} />}
    </>
  );
}

function PlaceDialog({ body, index, onClose }: { body: BodyPage; index: BodyIndex; onClose: () => void }) {
  const o = useOrganisationWords();
  const p = usePlaceWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const queries = useQueryClient();
  const [latitude, setLatitude] = useState(`${body.centre?.latitude ?? ""}`);
  const [longitude, setLongitude] = useState(`${body.centre?.longitude ?? ""}`);
  const [tried, setTried] = useState(false);
  const command = useCommand<BodyPage["centre"] | null, BodyPage>({
    name: `body:${body.id}:place`,
    send: (centre, idempotencyKey) =>
      organisations.changeBody({ id: body.id, centre: centre ?? null }, { context: { idempotencyKey } }),
    onDone: () => {
      onClose();
      void queries.invalidateQueries({ queryKey: organisationsKey });
    },
  });
  const places = useMemo(() => placesNear(body, index, wordsOf), [body, index, wordsOf]);
  const nameOf = useMemo(
    () => (id: string) => {
      const found = index.find(id);
      return found && wordsOf(found.name);
    },
    [index, wordsOf],
  );
  const [lat, lon] = [degreesOf(latitude, 90), degreesOf(longitude, 180)];
  const wrong = (degrees: number | undefined) =>
    tried && degrees === undefined ? p("degreesWrong") : undefined;

  function save(): void {
    setTried(true);
    if (lat !== undefined && lon !== undefined) void command.run({ latitude: lat, longitude: lon });
  }

  return (
    <Dialog
      title={`${p("place")} · ${wordsOf(body.name)}`}
      onClose={onClose}
      closeLabel={t("actions.cancel")}
    >
      <p className={classes.quiet}>{p("placeLead")}</p>
      <PlacePicker
        label={p("place")}
        point={body.centre}
        places={places}
        nameOf={nameOf}
        onPick={({ point }) => {
          setLatitude(`${point.latitude}`);
          setLongitude(`${point.longitude}`);
        }}
      />
      <TextInput
        label={p("latitude")}
        inputMode="decimal"
        autoComplete="off"
        value={latitude}
        error={wrong(lat)}
        onChange={(event) => setLatitude(event.currentTarget.value)}
      />
      <TextInput
        label={p("longitude")}
        inputMode="decimal"
        autoComplete="off"
        value={longitude}
        error={wrong(lon)}
        onChange={(event) => setLongitude(event.currentTarget.value)}
      />
      <CommandNotice state={command.state} />
      <div className={classes.buttons}>
        <Button loading={command.busy} onClick={save}>
          {o("body.save")}
        </Button>
        {body.centre && (
          <Button variant="default" disabled={command.busy} onClick={() => void command.run(null)}>
            {p("unplace")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** The body itself, what lies above and beside it: where its map can begin. */
function placesNear(body: BodyPage, index: BodyIndex, wordsOf: (words: BodyPage["name"]) => string) {
  const known = index.bodies.filter(({ id, active, centre }) => active && centre && id !== body.id);
  return known.flatMap(({ id, name, centre }) => (centre ? [{ id, name: wordsOf(name), ...centre }] : []));
}
