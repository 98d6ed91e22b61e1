import { z } from "zod";
import { type Condition, defineAction } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { deskDispatcher, staff } from "../hands.ts";
import { caseNumberField, idsIn, otherIdField } from "../otherCase.ts";

const linkInput = z.object({ number: caseNumberField, otherId: otherIdField });
const mostLinks = 50;

/** 关联同一事项: each of the two says so of the other; both go their own ways. */
export const link = (from: readonly string[]) =>
  defineAction({
    does: { zh: "关联同一事项", en: "Link as the same matter" },
    event: "linked",
    by: [deskDispatcher],
    from,
    input: linkInput,
    effects: [
      {
        apply(draft, { before, input }) {
          if (input.otherId === before.id) return refuse("other-case-same");
          const linked = idsIn(before, "linked");
          if (linked.includes(input.otherId)) return refuse("linked-already");
          if (linked.length >= mostLinks) return refuse("links-used-up", { links: mostLinks });
          draft.setFact("linked", [...linked, input.otherId]);
          return undefined;
        },
      },
    ],
    seenBy: staff,
  });

const linkedToSome: Condition = {
  otherwise: "not-linked",
  holds: ({ before }) => idsIn(before, "linked").length > 0,
};

/** 取消关联. */
export const unlink = (from: readonly string[]) =>
  defineAction({
    does: { zh: "取消关联", en: "Undo the link" },
    event: "unlinked",
    by: [deskDispatcher],
    from,
    input: linkInput,
    provided: [linkedToSome],
    effects: [
      {
        apply(draft, { before, input }) {
          const linked = idsIn(before, "linked");
          if (!linked.includes(input.otherId)) return refuse("not-linked");
          draft.setFact(
            "linked",
            linked.filter((id) => id !== input.otherId),
          );
          return undefined;
        },
      },
    ],
    seenBy: staff,
  });

/** The other side of {@link link} and {@link unlink}: whatever has become of the case there, it names this one. */
export const linkBack = (from: readonly string[]) =>
  defineAction({
    ...link(from),
    does: { zh: "被关联", en: "Linked from another case" },
    event: "linked-from",
    follows: true,
  });

/** See {@link linkBack}. */
export const unlinkBack = (from: readonly string[]) =>
  defineAction({
    ...unlink(from),
    does: { zh: "被取消关联", en: "The link was undone" },
    event: "unlinked-from",
    follows: true,
  });
