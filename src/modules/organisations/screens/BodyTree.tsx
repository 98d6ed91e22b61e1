import { Checkbox, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { matchBodies } from "#web/kit/matchBodies.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BodyIndex, TreeLine } from "./bodyIndex.ts";
import classes from "./BodyTree.module.css";
import { useOrganisationWords } from "./words.ts";

const foundMost = 60;

/** What {@link BodyTree} takes. */
export interface BodyTreeProps {
  index: BodyIndex;
  chosenId: string | undefined;
}

/** The tree to open branch by branch, or what a search finds in it. */
export function BodyTree({ index, chosenId }: BodyTreeProps) {
  const o = useOrganisationWords();
  const [query, setQuery] = useState("");
  const [withDissolved, setWithDissolved] = useState(false);
  const searched = useDeferredValue(query.trim());
  const chosen = chosenId === undefined ? undefined : index.find(chosenId);
  const shows = (body: TreeLine) => body.active || withDissolved || body === chosen;
  return (
    <div className={classes.pane}>
      <TextInput
        type="search"
        label={o("bodies.search")}
        placeholder={o("bodies.searchHint")}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Checkbox
        label={o("bodies.showDissolved")}
        checked={withDissolved}
        onChange={(event) => setWithDissolved(event.currentTarget.checked)}
      />
      {searched === "" ? (
        <Branches index={index} chosenId={chosenId} shows={shows} />
      ) : (
        <Found index={index} query={searched} shows={shows} chosenId={chosenId} />
      )}
    </div>
  );
}

interface BranchesProps extends BodyTreeProps {
  shows: (body: TreeLine) => boolean;
}

/** Opened are the branches that lead to the chosen body, and those that were opened by hand. */
function Branches({ index, chosenId, shows }: BranchesProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const leading = new Set(chosenId === undefined ? [] : index.above(chosenId).map((body) => body.id));
  const isOpen = (body: TreeLine) =>
    toggled.get(body.id) ?? (leading.has(body.id) || body.parentId === undefined);

  function list(bodies: readonly TreeLine[]) {
    return (
      <ul className={classes.list}>
        {bodies.filter(shows).map((body) => {
          const children = index.childrenOf(body.id);
          const open = isOpen(body);
          const hasBelow = children.some(shows);
          return (
            <li key={body.id}>
              <div className={classes.row}>
                {hasBelow ? (
                  <Toggle
                    body={body}
                    open={open}
                    onToggle={() => setToggled(new Map(toggled).set(body.id, !open))}
                  />
                ) : (
                  <span className={classes.noToggle} />
                )}
                <BodyLink body={body} chosen={body.id === chosenId} />
              </div>
              {hasBelow && open && list(children)}
            </li>
          );
        })}
      </ul>
    );
  }

  return list(index.roots);
}

function Toggle({ body, open, onToggle }: { body: TreeLine; open: boolean; onToggle: () => void }) {
  const o = useOrganisationWords();
  const name = useWordsOf()(body.name);
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-expanded={open}
      aria-label={open ? o("bodies.close", { name }) : o("bodies.open", { name })}
      onClick={onToggle}
    >
      <Icon name={open ? "chevronDown" : "chevronEnd"} size={16} />
    </button>
  );
}

function BodyLink({ body, chosen }: { body: TreeLine; chosen: boolean }) {
  const o = useOrganisationWords();
  const wordsOf = useWordsOf();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <Link
      to="/organisations/$bodyId"
      params={{ bodyId: body.id }}
      ref={link}
      className={classes.link}
      data-active={body.active}
      aria-current={chosen ? "page" : undefined}
      preload={false}
    >
      <span>{wordsOf(body.name)}</span>
      <small>{body.active ? o(`kind.${body.kind}`) : o("bodies.dissolved")}</small>
    </Link>
  );
}

function Found({ index, query, shows, chosenId }: BranchesProps & { query: string }) {
  const o = useOrganisationWords();
  const wordsOf = useWordsOf();
  const options = index.bodies.filter(shows).map((body) => ({
    id: body.id,
    name: wordsOf(body.name),
    path: index.above(body.id).map((above) => wordsOf(above.name)),
  }));
  const byCode = options.filter(({ id }) => id.toLowerCase().startsWith(query.toLowerCase()));
  const { shown } = matchBodies(options, query, foundMost);
  const found = [...new Set([...byCode.slice(0, foundMost), ...shown])];
  if (found.length === 0) return <p className={classes.none}>{o("bodies.noneFound", { query })}</p>;
  return (
    <ul className={classes.list}>
      {found.map(({ id, path }) => {
        const body = index.find(id);
        return (
          body && (
            <li key={id} className={classes.found}>
              <BodyLink body={body} chosen={id === chosenId} />
              <p className={classes.path}>{path.join(" › ")}</p>
            </li>
          )
        );
      })}
    </ul>
  );
}
