import { createElement } from "react";
import { bodyKinds } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { ActionView } from "#web/kit/ActionBar.tsx";
import type { SendContext } from "#web/kit/ActionForm.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { parentKinds } from "../domain/treeRules.ts";
import { type BodyIndex, bodyOptionsOf, isWithin } from "./bodyIndex.ts";
import { MergePreview } from "./merge/MergePreview.tsx";
import { type BodyPage, organisations } from "./organisationsClient.ts";
import { textsOf } from "./textsOf.ts";
import type { useOrganisationWords } from "./words.ts";

type SayOrganisations = ReturnType<typeof useOrganisationWords>;
type WordsOf = (words: Words) => string;

/** What the signed-in person may do with a body now. */
export function bodyActions(
  body: BodyPage,
  index: BodyIndex,
  o: SayOrganisations,
  wordsOf: WordsOf,
): ActionView[] {
  return [
    ...(body.mayChange ? [establish(body, o, wordsOf)] : []),
    ...(body.mayDisplace
      ? [move(body, index, o, wordsOf), merge(body, index, o, wordsOf), ...dissolve(body, o)]
      : []),
  ].filter((action) => action.fields.length > 0);
}

/** Sends one of {@link bodyActions}. */
export function sendBodyAction(
  body: BodyPage,
  action: string,
  values: FieldValues,
  { idempotencyKey }: SendContext,
): Promise<unknown> {
  const call = { context: { idempotencyKey } };
  const text = textsOf(values);
  const optional = (name: string) => (text(name) === "" ? {} : { [name]: text(name) });
  const { id } = body;
  if (action === "move") {
    return organisations.changeBody({ id, parentId: text("parentId"), ...optional("reason") }, call);
  }
  if (action === "dissolve" || action === "merge") {
    return organisations.deactivateBody({ id, reason: text("reason"), ...optional("successorId") }, call);
  }
  const kind = bodyKinds.find((known) => known === text("kind")) ?? "office";
  const name = { zh: text("nameZh"), ...(text("nameEn") !== "" && { en: text("nameEn") }) };
  const input = { id: text("code"), parentId: id, kind, name, ...optional("phone"), ...optional("reason") };
  return organisations.establishBody(input, call);
}

function establish(body: BodyPage, o: SayOrganisations, wordsOf: WordsOf): ActionView {
  const kinds = bodyKinds.filter((kind) => parentKinds[kind].includes(body.kind));
  const example = `${body.id}-${kinds.includes("department") ? "D" : "O"}-01`;
  const fields: ActionField[] = [
    {
      kind: "choice",
      name: "kind",
      label: o("body.kind"),
      required: true,
      options: kinds.map((kind) => ({ value: kind, label: o(`kind.${kind}`) })),
    },
    { kind: "text", name: "nameZh", label: o("body.nameZh"), required: true, mostCharacters: 100 },
    { kind: "text", name: "nameEn", label: o("body.nameEn"), hint: o("act.nameEnHint"), mostCharacters: 200 },
    {
      kind: "text",
      name: "code",
      label: o("body.code"),
      hint: o("act.codeHint", { example }),
      required: true,
      mostCharacters: 40,
    },
    { kind: "phone", name: "phone", label: o("body.phone"), mostCharacters: 40 },
    reasonField(o, false),
  ];
  return {
    name: "establish",
    label: o("act.establish"),
    explains: o("act.establishExplains", { name: wordsOf(body.name) }),
    fields: kinds.length > 0 ? fields : [],
  };
}

function move(body: BodyPage, index: BodyIndex, o: SayOrganisations, wordsOf: WordsOf): ActionView {
  const bodies = bodyOptionsOf(
    index,
    wordsOf,
    (other) =>
      parentKinds[body.kind].includes(other.kind) &&
      other.id !== body.parentId &&
      !isWithin(index, other.id, body.id),
  );
  return {
    name: "move",
    label: o("act.move"),
    explains: o("act.moveExplains"),
    fields: [
      { kind: "body", name: "parentId", label: o("act.newParent"), required: true, bodies },
      reasonField(o, false),
    ],
  };
}

/** Dissolved without a successor is only what holds nobody and nothing. */
function dissolve(body: BodyPage, o: SayOrganisations): ActionView[] {
  if (body.children.length + (body.postsCount ?? 0) > 0) return [];
  return [
    {
      name: "dissolve",
      label: o("act.dissolve"),
      explains: o("act.dissolveExplains"),
      destructive: true,
      fields: [reasonField(o, true)],
    },
  ];
}

function merge(body: BodyPage, index: BodyIndex, o: SayOrganisations, wordsOf: WordsOf): ActionView {
  const fits = (id: string, kind: (typeof bodyKinds)[number]) =>
    kind !== "outside" &&
    !isWithin(index, id, body.id) &&
    body.children.every((child) => parentKinds[child.kind].includes(kind));
  const bodies = bodyOptionsOf(index, wordsOf, (other) => fits(other.id, other.kind));
  return {
    name: "merge",
    label: o("act.merge"),
    explains: o("act.mergeExplains"),
    destructive: true,
    preview: ({ successorId }) =>
      typeof successorId === "string" && successorId !== ""
        ? createElement(MergePreview, { id: body.id, into: successorId })
        : null,
    fields: [
      {
        kind: "body",
        name: "successorId",
        label: o("act.successor"),
        hint: o("act.successorHint"),
        required: true,
        bodies,
      },
      reasonField(o, true),
    ],
  };
}

function reasonField(o: SayOrganisations, required: boolean): ActionField {
  return {
    kind: "longText",
    name: "reason",
    label: o("act.reason"),
    hint: o("act.reasonHint"),
    required,
    fewestCharacters: 2,
    mostCharacters: 500,
  };
}
