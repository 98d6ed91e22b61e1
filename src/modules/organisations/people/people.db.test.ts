import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import { callAs, demoActor, newKey, outcomeOf, seededOrganisations } from "../testing.ts";

const under = await seededOrganisations();
const as = (who: string | Actor) => callAs(under, who);
const idOf = (login: string) => under.organisations.findPersonByLogin(login)?.id ?? "";
const everyone = [
  "demo.clerk",
  "demo.street",
  "demo.dispatcher",
  "demo.housing",
  "demo.housing.head",
  "demo.supervisor",
  "demo.auditor",
  "demo.security",
  "demo.admin",
];
const anonymous: Actor = { kind: "anonymous" };
const reason = "岗位调整";

let number = 0;
async function newPerson(role: "handler" | "clerk" = "handler", bodyId = "652301-D-water"): Promise<string> {
  const login = `test.${++number}`;
  const input = { name: `测试${number}`, login, post: { role, bodyId }, key: newKey() };
  return (await as("demo.admin").addPerson(input)).id;
}

describe("entering a person", () => {
  it("gives them a first post and an account, in one go", async () => {
    const input = { name: "张三", login: "Zhang.San", workPhone: "0994-1", key: newKey() };
    const post = { role: "handler", bodyId: "652301-D-water", title: "科员" } as const;
    const person = await as("demo.city.admin").addPerson({ ...input, post });
    expect(person).toMatchObject({ name: "张三", login: "zhang.san", active: true, posts: [post] });
    expect(person.history?.map((line) => line.act)).toEqual(["post-given", "person-added"]);
    expect(under.accounts.made).toContain("zhang.san");
    expect(under.organisations.peopleAt("652301-D-water", "handler").map((held) => held.name)).toContain(
      "张三",
    );
  });
  it("takes effect once when it is sent twice or at once", async () => {
    const input = {
      name: "李四",
      login: "li.si",
      post: { role: "clerk", bodyId: "652301001" },
      key: newKey(),
    } as const;
    const all = await Promise.all(Array.from({ length: 4 }, () => as("demo.admin").addPerson(input)));
    expect(new Set(all.map((person) => person.id)).size).toBe(1);
    expect(under.accounts.made.filter((login) => login === "li.si")).toHaveLength(1);
    expect(await outcomeOf(as("demo.admin").addPerson({ ...input, key: newKey() }))).toBe("login-taken");
  });
  it("is refused to every other role, and outside the administrator's part", async () => {
    const input = {
      name: "某",
      login: "nobody",
      post: { role: "handler", bodyId: "652301-D-water" },
    } as const;
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).addPerson({ ...input, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
    expect(await outcomeOf(as(anonymous).addPerson({ ...input, key: newKey() }))).toBe("not-signed-in");
    const elsewhere = { ...input, post: { role: "handler", bodyId: "652302-D-water" } } as const;
    expect(await outcomeOf(as("demo.city.admin").addPerson({ ...elsewhere, key: newKey() }))).toBe(
      "not-allowed",
    );
    const postless = { name: "某", login: "nobody" };
    expect(await outcomeOf(as("demo.city.admin").addPerson({ ...postless, key: newKey() }))).toBe(
      "not-allowed",
    );
    expect(
      await outcomeOf(as("demo.admin").addPerson({ ...postless, login: "postless", key: newKey() })),
    ).toBe("done");
  });
});

describe("changing a person", () => {
  it("changes name and work phone, and keeps what was", async () => {
    const id = await newPerson();
    const changed = await as("demo.admin").changePerson({
      id,
      name: "新名",
      workPhone: "1",
      reason,
      key: newKey(),
    });
    expect(changed).toMatchObject({ name: "新名", workPhone: "1" });
    expect(changed.history?.[0]).toMatchObject({
      act: "person-changed",
      before: { id, active: true },
      reason,
    });
    expect(await as("demo.admin").changePerson({ id, workPhone: null, key: newKey() })).not.toHaveProperty(
      "workPhone",
    );
  });
  it("is the system administrator's of every place the person works at", async () => {
    const id = await newPerson();
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).changePerson({ id, name: "某", key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
    expect(await outcomeOf(as("demo.city.admin").changePerson({ id, name: "某", key: newKey() }))).toBe(
      "done",
    );
    await as("demo.admin").givePost({ id, role: "handler", bodyId: "652302-D-water", key: newKey() });
    expect(await outcomeOf(as("demo.city.admin").changePerson({ id, name: "他", key: newKey() }))).toBe(
      "not-allowed",
    );
    expect(
      await outcomeOf(as("demo.admin").changePerson({ id: randomUUID(), name: "他", key: newKey() })),
    ).toBe("person-not-found");
  });
});

describe("giving a post", () => {
  it("counts from now on, once", async () => {
    const id = await newPerson();
    const post = { id, role: "head", bodyId: "652301-D-water", title: "局长" } as const;
    const key = newKey();
    const person = await as("demo.admin").givePost({ ...post, key });
    expect(person.posts.map((held) => held.role).toSorted()).toEqual(["handler", "head"]);
    expect((await as("demo.admin").givePost({ ...post, key })).posts).toHaveLength(2);
    const again = Array.from({ length: 3 }, () =>
      outcomeOf(as("demo.admin").givePost({ ...post, key: newKey() })),
    );
    expect(await Promise.all(again)).toEqual(Array(3).fill("post-held-already"));
  });
  it("is refused to every other role", async () => {
    const id = await newPerson();
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      const given = as(who).givePost({ id, role: "head", bodyId: "652301-D-tax", key: newKey() });
      expect([who, await outcomeOf(given)]).toEqual([who, "not-allowed"]);
    }
  });
  it("of an auditor is the security administrator's of the prefecture", async () => {
    const id = await newPerson();
    const post = { id, role: "auditor", bodyId: "652301" } as const;
    const refused = [];
    for (const who of everyone) {
      if ((await outcomeOf(as(who).givePost({ ...post, key: newKey() }))) === "not-allowed")
        refused.push(who);
    }
    expect(refused).toEqual(everyone.filter((who) => who !== "demo.security"));
    const both = as("demo.security").givePost({ id, role: "securityAdmin", bodyId: "652300", key: newKey() });
    expect(await outcomeOf(both)).toBe("powers-separated");
    expect(await outcomeOf(as("demo.admin").deactivatePerson({ id, reason, key: newKey() }))).toBe(
      "not-allowed",
    );
  });
  it("is never done to oneself", async () => {
    const own = { id: idOf("demo.admin"), role: "handler", bodyId: "652300" } as const;
    expect(await outcomeOf(as("demo.admin").givePost({ ...own, key: newKey() }))).toBe("own-posts");
    const postId = under.organisations.postsOf(own.id)[0]?.id ?? "";
    expect(await outcomeOf(as("demo.admin").endPost({ id: postId, reason, key: newKey() }))).toBe(
      "own-posts",
    );
    expect(await outcomeOf(as("demo.admin").deactivatePerson({ id: own.id, reason, key: newKey() }))).toBe(
      "own-posts",
    );
  });
  it("needs an active body within the jurisdiction and an active person", async () => {
    const id = await newPerson();
    const give = (bodyId: string) =>
      outcomeOf(as("demo.admin").givePost({ id, role: "handler", bodyId, key: newKey() }));
    expect(await give("nothing")).toBe("body-not-found");
    expect(await give("652301504")).toBe("body-outside");
    await as("demo.admin").deactivateBody({ id: "652328-D-water", reason, key: newKey() });
    expect(await give("652328-D-water")).toBe("body-inactive");
    await as("demo.admin").deactivatePerson({ id, reason, key: newKey() });
    expect(await give("652301-D-tax")).toBe("person-inactive");
  });
});

describe("ending a post", () => {
  it("takes it away at once and keeps it in the record", async () => {
    const id = await newPerson();
    const postId = under.organisations.postsOf(id)[0]?.id ?? "";
    const key = newKey();
    const person = await as("demo.city.admin").endPost({ id: postId, reason, key });
    expect(person).toMatchObject({ posts: [], pastPosts: [{ id: postId }] });
    expect(await as("demo.city.admin").endPost({ id: postId, reason, key })).toEqual(person);
    expect(under.organisations.findPost(postId)).toBeUndefined();
    expect(await outcomeOf(as("demo.admin").endPost({ id: postId, reason, key: newKey() }))).toBe(
      "post-ended",
    );
    expect(await outcomeOf(as("demo.admin").endPost({ id: randomUUID(), reason, key: newKey() }))).toBe(
      "post-not-found",
    );
  });
  it("is refused to every other role", async () => {
    const postId = under.organisations.postsOf(await newPerson())[0]?.id ?? "";
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).endPost({ id: postId, reason, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
  });
  it("happens once when two administrators do it at once", async () => {
    const postId = under.organisations.postsOf(await newPerson())[0]?.id ?? "";
    const ends = ["demo.admin", "demo.city.admin"].map((who) =>
      outcomeOf(as(who).endPost({ id: postId, reason, key: newKey() })),
    );
    expect((await Promise.all(ends)).toSorted()).toEqual(["done", "post-ended"]);
  });
});

describe("a person who leaves", () => {
  it("loses every post and the account, and stays in the record", async () => {
    const id = await newPerson();
    const person = await as("demo.admin").deactivatePerson({ id, reason, key: newKey() });
    expect(person).toMatchObject({ active: false, posts: [], mayChange: false });
    expect(person.pastPosts).toHaveLength(1);
    expect(under.accounts.disabled).toContain(id);
    expect(under.organisations.sessionOf(id)).toBeUndefined();
    expect(await outcomeOf(as("demo.admin").deactivatePerson({ id, reason, key: newKey() }))).toBe(
      "person-inactive",
    );
  });
  it("is let go by nobody but the system administrator", async () => {
    const id = await newPerson();
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).deactivatePerson({ id, reason, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
  });
});

describe("reading people", () => {
  it("is for those who dispatch, supervise, audit or administer, within their part", async () => {
    const readers = ["demo.dispatcher", "demo.supervisor", "demo.auditor", "demo.security", "demo.admin"];
    const housing = idOf("demo.housing");
    const seen = [];
    for (const who of everyone)
      if ((await outcomeOf(as(who).readPerson({ id: housing }))) === "done") seen.push(who);
    expect(seen).toEqual([...readers.slice(0, 1), "demo.housing", ...readers.slice(1)]);
    for (const who of everyone) {
      const listed = await outcomeOf(as(who).searchPeople({ within: "652301" }));
      expect([who, listed]).toEqual([who, readers.includes(who) ? "done" : "not-allowed"]);
    }
    expect(await outcomeOf(as("demo.dispatcher").readPerson({ id: idOf("demo.fukang") }))).toBe(
      "not-allowed",
    );
    expect(await outcomeOf(as("demo.dispatcher").searchPeople({ within: "652302" }))).toBe("not-allowed");
    expect(await outcomeOf(as(anonymous).searchPeople({}))).toBe("not-signed-in");
    expect(await outcomeOf(as(anonymous).readPerson({ id: housing }))).toBe("not-signed-in");
  });
  it("shows logins and history to administrators and auditors only", async () => {
    const id = idOf("demo.housing");
    expect(await as("demo.dispatcher").readPerson({ id })).not.toHaveProperty("login");
    expect(await as("demo.dispatcher").readPerson({ id })).not.toHaveProperty("history");
    expect(await as("demo.auditor").readPerson({ id })).toMatchObject({ login: "demo.housing" });
    expect(await as("demo.housing").readPerson({ id })).toMatchObject({ login: "demo.housing" });
  });
  it("tells administrators what they may do with the person they see", async () => {
    const [housing] = under.organisations.postsOf(idOf("demo.housing"));
    const seenBy = (who: string) => as(who).readPerson({ id: idOf("demo.housing") });
    expect(await seenBy("demo.admin")).toMatchObject({ mayChange: true, mayEnd: [housing?.id] });
    expect((await seenBy("demo.admin")).mayGive).not.toContain("auditor");
    expect(await seenBy("demo.security")).toMatchObject({
      mayChange: false,
      mayEnd: [],
      mayGive: ["auditor", "securityAdmin"],
    });
    expect(await seenBy("demo.dispatcher")).toMatchObject({ mayChange: false, mayEnd: [], mayGive: [] });
    const self = await as("demo.admin").readPerson({ id: idOf("demo.admin") });
    expect(self).toMatchObject({ mayEnd: [], mayGive: [] });
  });
  it("finds by name, role and place, page by page", async () => {
    const found = async (search: object) =>
      (await as("demo.admin").searchPeople(search)).items.map((person) => person.login);
    expect(await found({ q: "物业管理科", role: "head" })).toEqual(["demo.property.head"]);
    const atDesk = await found({ at: "652301-desk-12345" });
    expect(atDesk).toEqual(["demo.dispatcher2", "demo.dispatcher", "demo.desk.head"]);
    expect(await found({ q: "100%" })).toEqual([]);
    const all: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await as("demo.admin").searchPeople({
        include: "all",
        limit: 7,
        ...(cursor && { cursor }),
      });
      all.push(...page.items.map((person) => person.login));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("demo.admin");
    expect(await found({ include: "all", limit: 200 })).toEqual(all);
  });
  it("keeps a dispatcher at a desk to the people of the body the desk serves", async () => {
    const { items } = await as("demo.dispatcher").searchPeople({ limit: 200 });
    const { isWithin } = under.organisations.tree();
    expect(items.map((person) => person.name)).toContain("演示·办理人（物业管理科）");
    expect(items.every(({ posts }) => posts.some((post) => isWithin(post.bodyId, "652301")))).toBe(true);
  });
});

it("tells the session screen every post with the name of its body", () => {
  const actor = demoActor("demo.twoposts");
  const session = under.organisations.sessionOf(actor.kind === "staff" ? actor.personId : "");
  expect(session?.posts.map((post) => [post.role, post.bodyName.zh])).toEqual([
    ["townshipDesk", "延安北路街道"],
    ["clerk", "石榴籽服务站（示例·延安北路）"],
  ]);
});
