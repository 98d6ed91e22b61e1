import { Button, VisuallyHidden } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, useId, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { isUnanswered, useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWords } from "#web/words/useWords.ts";
import { ImportGuide } from "./ImportGuide.tsx";
import { ImportRows } from "./ImportRows.tsx";
import classes from "./Import.module.css";
import { organisations, organisationsKey } from "./organisationsClient.ts";
import { readFileBase64 } from "./readFileBase64.ts";
import { useOrganisationWords } from "./words.ts";

const mostBytes = 3 * 1024 * 1024;

interface ChosenFile {
  fileName: string;
  contentBase64: string;
}

/** Bodies or people from a table: choose, look at what every line would do, then import. */
export function ImportScreen() {
  const o = useOrganisationWords();
  const t = useWords();
  const [tooLarge, setTooLarge] = useState(false);
  const [chosen, setChosen] = useState<ChosenFile>();
  const preview = useMutation({
    mutationFn: (file: ChosenFile) => organisations.importPeopleAndBodies({ ...file, dryRun: true }),
  });
  const command = useCommand({
    name: `organisations:import:${chosen?.fileName ?? ""}`,
    send: (file: ChosenFile, idempotencyKey) =>
      organisations.importPeopleAndBodies({ ...file, dryRun: false }, { context: { idempotencyKey } }),
    onDone: (report) => setDone(report),
    invalidates: [organisationsKey],
  });
  const [done, setDone] = useState<Awaited<ReturnType<typeof organisations.importPeopleAndBodies>>>();

  async function choose(file: File): Promise<void> {
    setDone(undefined);
    command.reset();
    preview.reset();
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return setChosen(undefined);
    const read = { fileName: file.name, contentBase64: await readFileBase64(file) };
    setChosen(read);
    preview.mutate(read);
  }

  const writing = preview.data ? preview.data.counts.add + preview.data.counts.change : 0;
  return (
    <Page title={o("import.title")} lead={o("import.lead")} backTo="/organisations" width="wide">
      <ImportGuide />
      <ChooseFile fileName={chosen?.fileName} onChoose={(file) => void choose(file)} />
      {tooLarge && (
        <Notice tone="bad" urgent>
          {o("import.tooLarge")}
        </Notice>
      )}
      {preview.isPending && <LoadingState />}
      {preview.error && <ErrorState error={asApiError(preview.error)} />}
      {done ? (
        <>
          <Notice tone="good" title={o("import.done")} />
          <ImportRows report={done} />
        </>
      ) : (
        preview.data &&
        chosen && (
          <>
            <Notice tone="calm" title={o("import.preview")} />
            <ImportRows report={preview.data} />
            <CommandNotice state={command.state} />
            <div>
              {writing === 0 ? (
                <p className={classes.quiet}>{o("import.nothing")}</p>
              ) : (
                <Button size="lg" loading={command.busy} onClick={() => void command.run(chosen)}>
                  {isUnanswered(command.state) ? t("form.tryAgain") : o("import.run", { count: writing })}
                </Button>
              )}
            </div>
          </>
        )
      )}
    </Page>
  );
}

function ChooseFile({
  fileName,
  onChoose,
}: {
  fileName: string | undefined;
  onChoose: (file: File) => void;
}) {
  const o = useOrganisationWords();
  const id = useId();
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (file) onChoose(file);
    // The same file, mended meanwhile, may be chosen again.
    event.currentTarget.value = "";
  };
  return (
    <div className={classes.choose}>
      <label htmlFor={id} className={classes.button}>
        <Icon name="folder" size={20} />{" "}
        {fileName === undefined ? o("import.choose") : o("import.chooseOther")}
      </label>
      <VisuallyHidden>
        <input id={id} type="file" accept=".csv,.xlsx,text/csv" onChange={change} className={classes.file} />
      </VisuallyHidden>
      {fileName !== undefined && <span>{o("import.chosen", { name: fileName })}</span>}
    </div>
  );
}
