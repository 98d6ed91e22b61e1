import { Button } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import type { StaffRole } from "#engine/actor.ts";
import { Notice } from "#web/kit/Notice.tsx";
import type { Session } from "#web/session/session.ts";
import { noteTour, useTourMark } from "./tourMarks.ts";
import { useHelpWords } from "./words.ts";

/** The posts whose work is practised. */
const practising: ReadonlySet<StaffRole> = new Set([
  "clerk",
  "townshipDesk",
  "dispatcher",
  "handler",
  "head",
]);

/** Offers the tour once, on the first screen of a post; whoever puts it off finds it under Help. */
export function TourOffer({ session, home }: { session: Session; home: string }) {
  const { pathname } = useLocation();
  const { person, post } = session;
  if (!person || !post || !practising.has(post.role) || pathname !== home) return null;
  return <Offer personId={person.id} />;
}

function Offer({ personId }: { personId: string }) {
  const h = useHelpWords();
  const mark = useTourMark(personId);
  if (mark !== undefined) return null;
  return (
    <Notice
      tone="calm"
      icon="book"
      title={h("offer.title")}
      action={
        <>
          <Button
            variant="default"
            renderRoot={(rest) => (
              <Link {...rest} to="/practice" onClick={() => noteTour(personId, "offered")} />
            )}
          >
            {h("offer.begin")}
          </Button>
          <Button variant="subtle" onClick={() => noteTour(personId, "offered")}>
            {h("offer.later")}
          </Button>
        </>
      }
    >
      {h("offer.text")}
    </Notice>
  );
}
