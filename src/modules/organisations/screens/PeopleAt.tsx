import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Organisations.module.css";
import { organisations, organisationsKey } from "./organisationsClient.ts";
import { useOrganisationWords } from "./words.ts";

/** Who holds a post at exactly one body; nothing for those who may not know. */
export function PeopleAt({ bodyId }: { bodyId: string }) {
  const o = useOrganisationWords();
  const t = useWords();
  const { data } = useQuery({
    queryKey: [...organisationsKey, "peopleAt", bodyId],
    queryFn: ({ signal }) => organisations.searchPeople({ at: bodyId, limit: 200 }, { signal }),
  });
  if (!data) return null;
  if (data.items.length === 0) return <p className={classes.quiet}>{o("body.noPeople")}</p>;
  return (
    <ul className={classes.list}>
      {data.items.map((person) => (
        <li key={person.id}>
          <Link
            to="/people/$personId"
            params={{ personId: person.id }}
            className={classes.item}
            preload={false}
          >
            <strong>{person.name}</strong>
            <small>
              {person.posts
                .filter((post) => post.bodyId === bodyId)
                .map((post) => post.title ?? t(`role.${post.role}`))
                .join("、")}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
