import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { client } from "#web/client/client.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import classes from "./FirstSteps.module.css";
import { type FirstStepLine, firstStepsKey, placeOf, sayLine } from "./firstSteps.ts";
import { useFirstStepsWords } from "./words.ts";

/** One line: done or not, by what, and what to do next. What only a person can know is ticked, and their name kept. */
export function StepLine({ line }: { line: FirstStepLine }) {
  const f = useFirstStepsWords();
  const { code, done, must } = line;
  const place = placeOf(code);
  const standing = done ? "done" : must ? "must" : "should";
  return (
    <li className={classes.line} data-standing={standing}>
      <span className={classes.mark}>
        <Icon name={done ? "check" : must ? "late" : "alert"} size={18} />
        {f(`standing.${standing}`)}
      </span>
      <div className={classes.words}>
        <p>{sayLine(line, f)}</p>
        {!done && <p className={classes.soft}>{f(`todo.${code}`)}</p>}
        {line.vouched !== undefined && <Vouch line={line} />}
      </div>
      {place !== undefined && (
        <Link to={place.path} className={classes.go}>
          {f(`place.${place.code}`)}
          <Icon name="arrowEnd" size={18} />
        </Link>
      )}
    </li>
  );
}

function Vouch({ line }: { line: FirstStepLine }) {
  const f = useFirstStepsWords();
  const { instant } = useFormats();
  const thing = line.code as "tree-agreed" | "limits-agreed" | "restore-tried"; // no other line is vouched for
  const command = useCommand({
    name: `first-steps:${thing}`,
    send: (vouched: boolean, idempotencyKey) =>
      client.organisations.vouchFor({ thing, vouched }, { context: { idempotencyKey } }),
    invalidates: [firstStepsKey],
  });
  const { by, at } = line.vouched ?? {};
  return (
    <div className={classes.vouch}>
      <Checkbox
        label={f(`vouch.${thing}`)}
        checked={line.done}
        disabled={command.busy}
        onChange={(event) => void command.run(event.currentTarget.checked)}
      />
      {at !== undefined && (
        <p className={classes.soft}>{f("vouchedBy", { name: by?.name ?? "", at: instant(at) })}</p>
      )}
      <CommandNotice state={command.state} />
    </div>
  );
}
