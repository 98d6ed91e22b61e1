import { type Post, roles, type StaffRole } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { ActionView } from "#web/kit/ActionBar.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import type { useWords } from "#web/words/useWords.ts";
import { rolesGivenBy } from "../domain/mayManage.ts";
import { type BodyIndex, bodyOptionsOf, isWithin } from "./bodyIndex.ts";
import { organisations, type PersonPage } from "./organisationsClient.ts";
import { textsOf } from "./textsOf.ts";
import type { useOrganisationWords } from "./words.ts";

type SayOrganisations = ReturnType<typeof useOrganisationWords>;
type SayShell = ReturnType<typeof useWords>;
type WordsOf = (words: Words) => string;

/** Entering a person, for those whose post may give posts. */
export function addPersonAction(
  post: Post,
  index: BodyIndex,
  o: SayOrganisations,
  t: SayShell,
  wordsOf: WordsOf,
): ActionView | undefined {
  const given = rolesGivenBy(post.role);
  if (given.length === 0) return undefined;
  return {
    name: "add",
    label: o("people.add"),
    explains: o("people.addExplains"),
    fields: [
      { kind: "text", name: "name", label: o("person.name"), required: true, mostCharacters: 60 },
      {
        kind: "text",
        name: "login",
        label: o("person.login"),
        hint: o("person.loginHint"),
        required: true,
        mostCharacters: 60,
        autoComplete: "off",
      },
      { kind: "phone", name: "workPhone", label: o("person.workPhone"), mostCharacters: 40 },
      ...postFields(given, post, index, o, t, wordsOf),
    ],
  };
}

/** Sends {@link addPersonAction}. */
export function sendAddPerson(values: FieldValues, idempotencyKey: string): Promise<unknown> {
  const text = textsOf(values);
  const post = postOf(values);
  const phone = text("workPhone");
  return organisations.addPerson(
    { name: text("name"), login: text("login"), ...(phone && { workPhone: phone }), ...(post && { post }) },
    { context: { idempotencyKey } },
  );
}

/** What the signed-in person, acting in `post`, may do with a person now. */
export function personActions(
  person: PersonPage,
  post: Post,
  index: BodyIndex,
  o: SayOrganisations,
  t: SayShell,
  wordsOf: WordsOf,
): ActionView[] {
  const reason = reasonField(o);
  const give: ActionView = {
    name: "give",
    label: o("personAct.give"),
    explains: o("personAct.giveExplains"),
    fields: [...postFields(person.mayGive, post, index, o, t, wordsOf), { ...reason, required: false }],
  };
  const leave: ActionView = {
    name: "leave",
    label: o("personAct.leave"),
    explains: o("personAct.leaveExplains"),
    destructive: true,
    fields: [reason],
  };
  const mayLetGo = person.mayChange && person.mayEnd.length === person.posts.length;
  return [...(person.mayGive.length > 0 ? [give] : []), ...(mayLetGo ? [leave] : [])];
}

/** Sends one of {@link personActions}. */
export function sendPersonAction(
  id: string,
  action: string,
  values: FieldValues,
  idempotencyKey: string,
): Promise<unknown> {
  const call = { context: { idempotencyKey } };
  const reason = textsOf(values)("reason");
  if (action === "leave") return organisations.deactivatePerson({ id, reason }, call);
  const post = postOf(values);
  if (!post) throw new Error("The form lets nobody send a post without its role and body.");
  return organisations.givePost({ id, ...post, ...(reason && { reason }) }, call);
}

/** The form that ends a post. */
export function endPostAction(o: SayOrganisations): ActionView {
  return {
    name: "end",
    label: o("personAct.end"),
    explains: o("personAct.endExplains"),
    fields: [reasonField(o)],
  };
}

function postFields(
  given: readonly StaffRole[],
  post: Post,
  index: BodyIndex,
  o: SayOrganisations,
  t: SayShell,
  wordsOf: WordsOf,
): ActionField[] {
  const bodies = bodyOptionsOf(
    index,
    wordsOf,
    (body) => body.kind !== "outside" && isWithin(index, body.id, post.bodyId),
  );
  return [
    {
      kind: "choice",
      name: "role",
      label: o("personAct.role"),
      required: true,
      options: given.map((role) => ({ value: role, label: t(`role.${role}`) })),
    },
    {
      kind: "body",
      name: "bodyId",
      label: o("personAct.body"),
      hint: o("personAct.bodyHint"),
      required: true,
      bodies,
    },
    { kind: "text", name: "title", label: o("personAct.title"), mostCharacters: 100 },
  ];
}

function postOf(values: FieldValues): { role: StaffRole; bodyId: string; title?: string } | undefined {
  const text = textsOf(values);
  const role = roles.find((known) => known === text("role"));
  if (!role || role === "reporter" || text("bodyId") === "") return undefined;
  return { role, bodyId: text("bodyId"), ...(text("title") && { title: text("title") }) };
}

function reasonField(o: SayOrganisations): ActionField {
  return {
    kind: "longText",
    name: "reason",
    label: o("personAct.reason"),
    hint: o("act.reasonHint"),
    required: true,
    fewestCharacters: 2,
    mostCharacters: 500,
  };
}
