import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { expect, it } from "vitest";
import type { Actor, StaffRole } from "#engine/actor.ts";
import { isRefusal } from "#engine/refusal.ts";
import { testSystem } from "../testing.ts";
import { firstStepsAhead, goLive, readFirstSteps } from "./readFirstSteps.ts";
import { contextFor } from "./testing.ts";

const shiliu = await testSystem("production", {}, { demo: false, publicUrl: "https://12345.example.cn" });
const { system } = shiliu;
const { organisations, pool } = system;

const people = [
  ["operator", "systemAdmin", "652300"],
  ["guard", "securityAdmin", "652300"],
  ["auditor", "auditor", "652300"],
  ["dispatcher", "dispatcher", "652301-desk-12345"],
  ["handler", "handler", "652301-D-housing"],
  ["head", "head", "652301-D-housing"],
] as const satisfies readonly (readonly [string, StaffRole, string])[];

async function enter([login, role, bodyId]: readonly [string, StaffRole, string]): Promise<void> {
  const write = { actor: { kind: "system" } as const, now: system.clock(), key: randomUUID() };
  const post = { role, bodyId, title: undefined };
  const added = await organisations.addPerson(write, { name: login, login, workPhone: undefined, post });
  if (isRefusal(added)) throw new Error(added.refused);
}

function actorOf(login: string): Actor {
  const personId = organisations.findPersonByLogin(login)?.id ?? "";
  const [post] = organisations.postsOf(personId);
  if (!post) throw new Error(`${login} holds no post`);
  return { kind: "staff", personId, post, bodies: [post.bodyId] };
}

const stepsOf = async () => {
  const steps = await readFirstSteps(system, actorOf("operator"));
  if (isRefusal(steps)) throw new Error(steps.refused);
  return steps;
};
const openMust = async () =>
  (await stepsOf()).lines.filter(({ must, done }) => must && !done).map(({ code }) => code);
const go = (login: string, key: string = randomUUID()) =>
  goLive(system, contextFor(actorOf(login), system.clock()), key);

it("leads from an empty installation to one that is live, each line by what is so, and records going live once", async () => {
  await enter(people[0]);
  expect(await openMust()).toEqual([
    "service-named",
    "dispatchers-in-post",
    "handlers-in-post",
    "watchers-in-post",
    "desk-can-sign-in",
    "second-factors",
  ]);
  expect(firstStepsAhead(system, [{ role: "systemAdmin", atRoot: true }])).toBe("begin");
  expect(firstStepsAhead(system, [{ role: "systemAdmin", atRoot: false }])).toBeUndefined();
  await expect(go("operator")).rejects.toThrow();

  for (const person of people.slice(1)) await enter(person);
  expect(await openMust(), "other desks have nobody").toContain("dispatchers-in-post");
  const others = organisations
    .activeBodies()
    .filter(({ id, serves }) => serves?.length && id !== people[3][2]);
  for (const [at, { id }] of others.entries()) await enter([`dispatcher.${at}`, "dispatcher", id]);
  const count = people.length + others.length;
  expect(await openMust()).toEqual(["service-named", "desk-can-sign-in", "second-factors"]);
  const uninvited = (await stepsOf()).lines.find(({ code }) => code === "everybody-invited");
  expect(uninvited).toMatchObject({ done: false, must: false, figures: { waiting: count, people: count } });

  await pool.query("update auth.accounts set password_set_at = now()");
  expect(await openMust()).toEqual(["service-named", "second-factors"]);
  await pool.query(
    `update auth.users set two_factor_enabled = true where login in ('operator', 'guard', 'auditor')`,
  );
  expect(await openMust()).toEqual(["service-named"]);
  const both = (zh: string) => ({ zh, en: zh });
  await organisationsName(both("某州"));
  expect(await openMust()).toEqual([]);

  for (const [login] of people.slice(1))
    expect(await go(login), login).toMatchObject({ refused: "not-allowed" });
  expect(organisations.installation().live, "those who may not have changed nothing").toBeUndefined();

  const key = randomUUID();
  const first = await go("operator", key);
  expect(first).toMatchObject({ live: { by: { name: "operator" } } });
  expect(isRefusal(first) ? [] : first.live?.open).toEqual(
    expect.arrayContaining(["tree-agreed", "limits-agreed", "restore-tried", "text-messages"]),
  );
  const again = await go("operator", key);
  const other = await go("operator");
  expect([again, other].map((steps) => !isRefusal(steps) && steps.live)).toEqual(
    Array(2).fill(!isRefusal(first) && first.live),
  );
  const { rows } = await pool.query(
    `select subject_id, new_value from organisation_changes where act = 'went-live'`,
  );
  expect(rows).toHaveLength(1);
  expect(firstStepsAhead(system, [{ role: "systemAdmin", atRoot: true }])).toBeUndefined();
});

it("records it once where two press at the same moment", async () => {
  await Promise.all(Array.from({ length: 4 }, () => go("operator")));
  const { rows } = await pool.query(`select 1 from organisation_changes where act = 'went-live'`);
  expect(rows).toHaveLength(1);
});

async function organisationsName(name: { zh: string; en: string }): Promise<void> {
  const routes = createRouterClient(organisations.routes, {
    context: contextFor(actorOf("operator"), system.clock()),
  });
  await routes.nameService({ prefecture: name, name, shortName: name, hotline: "12345", key: randomUUID() });
}
