import { implement } from "@orpc/server";
import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { organisationsContract } from "../contract.ts";
import type { HeldPost } from "../domain/body.ts";
import { keepKeysOut } from "../keys/keyRoutes.ts";
import type { Ground } from "../ground.ts";
import { runOnce } from "../runOnce.ts";
import { addPerson } from "./addPerson.ts";
import { changePerson } from "./changePerson.ts";
import { deactivatePerson } from "./deactivatePerson.ts";
import { endPost } from "./endPost.ts";
import { givePost } from "./givePost.ts";
import { readPerson } from "./readPerson.ts";
import { searchPeople } from "./searchPeople.ts";
import { readSignIn } from "./signIn/readSignIn.ts";
import { resetSignIn } from "./signIn/resetSignIn.ts";

/** The routes about people and posts; every write answers with the person as they are now. */
export function makePeopleRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  const person = async (context: RequestContext, id: string | undefined) =>
    answer(id === undefined ? refuse("person-not-found") : await readPerson(ground, context.actor, id));

  return {
    searchPeople: os.searchPeople.handler(async ({ input, context }) =>
      answer(await searchPeople(ground, context.actor, input)),
    ),
    readPerson: os.readPerson.handler(({ input, context }) => person(context, input.id)),
    addPerson: os.addPerson.handler(async ({ input, context }) => {
      const { key, name, login, workPhone } = input;
      const post = input.post && { ...input.post, title: input.post.title || undefined };
      const { first } = await runOnce(context, key, (write) =>
        addPerson(ground, write, { name, login, workPhone: workPhone || undefined, post }),
      );
      return person(context, first?.subjectId);
    }),
    changePerson: os.changePerson.handler(async ({ input, context }) => {
      const { key, id, name, reason } = input;
      const workPhone = input.workPhone === "" ? null : input.workPhone;
      await runOnce(context, key, (write) => changePerson(ground, write, { id, name, workPhone, reason }));
      return person(context, id);
    }),
    deactivatePerson: os.deactivatePerson.handler(async ({ input: { key, id, reason }, context }) => {
      await runOnce(context, key, (write) => deactivatePerson(ground, write, { id, reason }));
      return person(context, id);
    }),
    givePost: os.givePost.handler(async ({ input, context }) => {
      const { key, id, role, bodyId, reason } = input;
      const title = input.title || undefined;
      await runOnce(context, key, (write) =>
        givePost(ground, write, { personId: id, role, bodyId, title, reason }),
      );
      return person(context, id);
    }),
    readSignIn: os.readSignIn.handler(async ({ input: { id }, context }) =>
      answer(await readSignIn(ground, context.actor, id, context.now)),
    ),
    resetSignIn: os.resetSignIn.handler(async ({ input: { key, id, act, reason }, context }) => {
      keepKeysOut(context);
      const { inviteToken } = await runOnce(context, key, (write) =>
        resetSignIn(ground, write, { id, act, reason }),
      );
      const signIn = answer(await readSignIn(ground, context.actor, id, context.now));
      return { signIn, ...(inviteToken === undefined ? {} : { inviteToken }) };
    }),
    endPost: os.endPost.handler(async ({ input: { key, id, reason }, context }) => {
      const { first } = await runOnce(context, key, (write) => endPost(ground, write, { id, reason }));
      return person(context, (first?.newValue as HeldPost | undefined)?.personId);
    }),
  };
}
