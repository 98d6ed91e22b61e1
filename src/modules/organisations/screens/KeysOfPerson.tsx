import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { KeyList } from "./keys/KeyList.tsx";
import { useKeyWords } from "./keys/words.ts";
import classes from "./Organisations.module.css";
import { organisations, organisationsKey } from "./organisationsClient.ts";
import { Section } from "./Section.tsx";

/** The keys by which other systems act as a person; nothing where there are none to be seen. */
export function KeysOfPerson({ personId, onEnded }: { personId: string; onEnded: () => void }) {
  const k = useKeyWords();
  const { data } = useQuery({
    queryKey: [...organisationsKey, "keys", personId, "of-person"],
    queryFn: ({ signal }) => organisations.listKeys({ person: personId, limit: 20 }, { signal }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section level={2} title={k("ofPerson")}>
      <KeyList keys={data.items} onEnded={onEnded} />
      {data.nextCursor !== undefined && (
        <Link to="/keys" search={{ person: personId }} className={classes.linkButton}>
          {k("more")}
        </Link>
      )}
    </Section>
  );
}
