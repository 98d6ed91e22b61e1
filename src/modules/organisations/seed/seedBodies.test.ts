import { expect, it } from "vitest";
import { treeOf } from "#engine/tree.ts";
import { bodyFor } from "../domain/testing.ts";
import { separatePowers } from "../domain/separatePowers.ts";
import { checkNewBody } from "../domain/treeRules.ts";
import { demoPeople } from "./demoPeople.ts";
import { seedBodies } from "./seedBodies.ts";
import { townships } from "./townships.ts";

const bodies = seedBodies();

it("has one prefecture, seven counties and 106 township-level units", () => {
  expect(bodies.filter((body) => body.kind === "prefecture")).toHaveLength(1);
  expect(bodies.filter((body) => body.kind === "county")).toHaveLength(7);
  expect(townships).toHaveLength(106);
});

it("keeps every rule of the tree, in the order given", () => {
  const placed: ReturnType<typeof bodyFor>[] = [];
  for (const { id, parentId, kind } of bodies) {
    expect([id, checkNewBody(treeOf(placed), placed, { id, parentId, kind })]).toEqual([id, undefined]);
    placed.push(bodyFor(id, parentId, kind));
  }
});

it("names every body in Chinese and in English, no two siblings alike", () => {
  const names = bodies.map((body) => `${body.parentId} ${body.name.zh}`);
  expect(new Set(names).size).toBe(bodies.length);
  for (const { name } of bodies) {
    expect(name.zh).not.toMatch(/[{}]/);
    expect(name.en).not.toMatch(/[{}\u4e00-\u9fff]/);
  }
});

it("marks its people as demo and puts them at bodies that exist", () => {
  const ids = new Set(bodies.map((body) => body.id));
  const uuids = demoPeople.flatMap((person) => [person.personId, ...person.posts.map((post) => post.id)]);
  expect(new Set(uuids).size).toBe(uuids.length);
  expect(new Set(demoPeople.map((person) => person.login)).size).toBe(demoPeople.length);
  for (const { name, login, posts } of demoPeople) {
    expect(name).toContain("演示");
    expect(login).toMatch(/^demo\./);
    for (const post of posts) {
      expect(ids).toContain(post.bodyId);
      expect(
        separatePowers(
          posts.map((other) => other.role),
          post.role,
        ),
      ).toBeUndefined();
    }
  }
});
