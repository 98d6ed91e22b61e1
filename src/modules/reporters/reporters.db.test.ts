import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#engine/actor.ts";
import { isRefusal } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { changeDetails } from "./changeDetails.ts";
import { forgetReporter } from "./forgetReporter.ts";
import {
  type PreparedReporter,
  prepareReporter,
  type ReporterInput,
  storeReporter,
} from "./prepareReporter.ts";
import { findReporters, maskReporter, readReporter } from "./readReporter.ts";
import { sendCode } from "./sendCode.ts";
import { signIn } from "./signIn.ts";
import { listUnmaskings } from "./store.ts";
import { makeTestGround } from "./testing.ts";
import { unmaskReporter } from "./unmaskReporter.ts";

const { ground, pool, ownerPool, sent } = await makeTestGround();
const now = new Date("2025-03-04T02:00:00Z");
const caller: ReporterInput = {
  kind: "person",
  name: "古丽娜孜",
  phone: "138 1234 5678",
  idNumber: "65230119900101123x",
};
const caseId = "10000000-0000-4000-8000-000000000001";
const dispatcher: StaffActor = {
  kind: "staff",
  personId: "20000000-0000-4000-8000-000000000001",
  post: { role: "dispatcher", bodyId: "652301-D-desk" },
  bodies: ["652301-D-desk"],
};

async function prepare(input: ReporterInput): Promise<PreparedReporter> {
  const prepared = await prepareReporter(ground, pool, input, now);
  if (isRefusal(prepared)) throw new Error(prepared.refused);
  return prepared;
}

async function store(input: ReporterInput): Promise<string> {
  const { rowToInsert, reporterId } = await prepare(input);
  if (!rowToInsert) return reporterId;
  return withTransaction(pool, (tx) => storeReporter(ground, tx, rowToInsert));
}

beforeEach(async () => {
  sent.length = 0;
  await ownerPool.query(
    `truncate reporters, reporter_codes, reporter_sessions, auth.rate_buckets, keystore.subject_keys cascade`,
  );
  await ownerPool.query(`alter table unmaskings disable trigger all`);
  await ownerPool.query(`delete from unmaskings`);
  await ownerPool.query(`alter table unmaskings enable trigger all`);
});

describe("prepareReporter", () => {
  it("stores nothing by itself", async () => {
    const { rowToInsert } = await prepare(caller);
    expect(rowToInsert).toBeDefined();
    expect((await pool.query(`select 1 from reporters`)).rowCount).toBe(0);
  });

  it("finds a caller again by the phone, however it was typed", async () => {
    const id = await store(caller);
    const again = await prepare({ kind: "person", name: "another name", phone: "+86-13812345678" });
    expect(again).toMatchObject({ reporterId: id, rowToInsert: undefined });
  });

  it("takes the signed-in reporter and leaves aside what was typed", async () => {
    const id = await store(caller);
    const own = await prepare({ kind: "person", phone: "13999999999", existingId: id });
    expect(own).toMatchObject({ reporterId: id, rowToInsert: undefined });
  });

  it("hands back the name that a known phone's reporter is not known by, and keeps the stored one", async () => {
    const id = await store(caller);
    const named = (name: string) => prepare({ kind: "person", name, phone: "13812345678" });
    expect(await named(" 买买提 ")).toMatchObject({ reporterId: id, givenName: "买买提" });
    expect((await named("古丽娜孜 ")).givenName).toBeUndefined();
    expect((await prepare({ kind: "person", phone: "13812345678" })).givenName).toBeUndefined();
    expect((await readReporter(ground, pool, id))?.details.name).toBe("古丽娜孜");
  });

  it("hands back the name typed beside a sign-in, and for a phone that nobody gave a name for", async () => {
    const id = await store({ kind: "person", phone: "13812345678" });
    expect((await prepare({ kind: "person", name: "买买提", phone: "13812345678" })).givenName).toBe(
      "买买提",
    );
    expect((await prepare({ kind: "person", name: "买买提", existingId: id })).givenName).toBe("买买提");
    expect((await readReporter(ground, pool, id))?.details.name).toBeUndefined();
  });

  it("hands back no name beside the reporter who is made of it", async () => {
    expect((await prepare(caller)).givenName).toBeUndefined();
  });

  it("makes a reporter of their own of each who gives a name alone", async () => {
    expect(await store({ kind: "person", name: "张三" })).not.toBe(
      await store({ kind: "person", name: "张三" }),
    );
  });

  it("keeps one reporter of a phone that two desks typed at once", async () => {
    const [one, two] = await Promise.all([prepare(caller), prepare(caller)]);
    const ids = await Promise.all(
      [one, two].map((prepared) =>
        withTransaction(pool, (tx) => storeReporter(ground, tx, prepared.rowToInsert!)),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await readReporter(ground, pool, ids[0]!)).toBeDefined();
  });

  it("gives whoever later signs in with that phone what a desk stored", async () => {
    const id = await store(caller);
    await sendCode(ground, { phone: "13812345678", address: "10.0.0.1", language: "zh", now });
    const code = sent[0]?.values["code"] ?? "";
    const signedIn = await signIn(ground, { phone: "13812345678", code, address: "10.0.0.1", now });
    expect(signedIn).toMatchObject({ reporter: { id, details: { name: "古丽娜孜" } } });
  });
});

describe("readReporter", () => {
  it("gives the details in their normal form, and masked for screens", async () => {
    const reporter = await readReporter(ground, pool, await store(caller));
    expect(reporter?.details).toEqual({
      name: "古丽娜孜",
      phone: "13812345678",
      idNumber: "65230119900101123X",
    });
    expect(maskReporter(reporter!)).toMatchObject({
      kind: "person",
      name: "古**",
      phone: "138****5678",
      idNumber: "652*************3X",
    });
  });

  it("reads many at once and leaves out whom it does not know", async () => {
    const ids = [await store(caller), await store({ kind: "business", name: "昌吉某某公司" })];
    const found = await findReporters(ground, pool, [...ids, "30000000-0000-4000-8000-000000000001"]);
    expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
  });

  it("does not open a row whose sealed data was tampered with or taken from another row", async () => {
    const [one, two] = [await store(caller), await store({ kind: "person", name: "张三" })];
    await pool.query(
      `update reporters set sealed = (select sealed from reporters where id = $2) where id = $1`,
      [one, two],
    );
    await expect(readReporter(ground, pool, one)).rejects.toThrow();
    await pool.query(
      `update reporters set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where id = $1`,
      [two],
    );
    await expect(readReporter(ground, pool, two)).rejects.toThrow();
  });
});

describe("changeDetails", () => {
  it("replaces by the reporter's own word and only fills what a desk did not know", async () => {
    const id = await store({ kind: "person", phone: "13812345678", name: "张三" });
    const change = (name: string, mode: "replace" | "fill") =>
      withTransaction(pool, (tx) =>
        changeDetails(ground, tx, id, { name, idNumber: "652301199001011234" }, mode),
      );
    await change("李四", "fill");
    expect((await readReporter(ground, pool, id))?.details).toMatchObject({
      name: "张三",
      idNumber: "652301199001011234",
    });
    await change("李四", "replace");
    expect((await readReporter(ground, pool, id))?.details).toMatchObject({
      name: "李四",
      phone: "13812345678",
    });
  });
});

describe("forgetReporter", () => {
  it("leaves nothing to read, to find or to sign in by", async () => {
    const id = await store(caller);
    await withTransaction(pool, (tx) => forgetReporter(ground, tx, id, now));
    expect(await readReporter(ground, pool, id)).toBeUndefined();
    expect(await prepareReporter(ground, pool, { kind: "person", existingId: id }, now)).toEqual({
      refused: "reporter-forgotten",
    });
    expect((await prepare(caller)).reporterId).not.toBe(id);
  });
});

describe("unmaskReporter", () => {
  const unmask = (reporterId: string, reason: string, fields?: readonly ("name" | "phone")[]) =>
    withTransaction(pool, (tx) =>
      unmaskReporter(ground, tx, { actor: dispatcher, reporterId, caseId, reason, fields, now }),
    );

  it("gives the fields asked for and records who, in which post, for which case, and why", async () => {
    const id = await store(caller);
    expect(await unmask(id, "回访核实", ["phone"])).toEqual({ phone: "13812345678" });
    expect(await listUnmaskings(pool, caseId)).toEqual([
      expect.objectContaining({
        caseId,
        reporterId: id,
        personId: dispatcher.personId,
        role: "dispatcher",
        bodyId: "652301-D-desk",
        fields: ["phone"],
        reason: "回访核实",
        unmaskedAt: now,
      }),
    ]);
  });

  it("gives the name of this very case with the rest, and records that it was looked at", async () => {
    const look = { actor: dispatcher, caseId, givenName: "买买提", reason: "回访核实", now };
    const [named, nameless] = [await store(caller), await store({ kind: "person" })];
    const unmaskGiven = (reporterId: string) =>
      withTransaction(pool, (tx) => unmaskReporter(ground, tx, { ...look, reporterId }));
    expect(await unmaskGiven(named)).toMatchObject({ name: "古丽娜孜", givenName: "买买提" });
    expect(await unmaskGiven(nameless)).toEqual({ givenName: "买买提" });
    const recorded = (await listUnmaskings(pool, caseId)).map(({ fields }) => fields);
    expect(recorded).toEqual(
      expect.arrayContaining([["name", "phone", "idNumber", "givenName"], ["givenName"]]),
    );
  });

  it("refuses without a reason of four characters, and records no look that was not given", async () => {
    const id = await store(caller);
    expect(await unmask(id, " 看看 ")).toEqual({ refused: "reason-too-short", details: { least: 4 } });
    expect(await listUnmaskings(pool, caseId)).toEqual([]);
  });

  it("gives nothing when the record cannot be kept", async () => {
    const id = await store(caller);
    const failing = withTransaction(pool, async (tx) => {
      await unmaskReporter(ground, tx, {
        actor: dispatcher,
        reporterId: id,
        caseId,
        reason: "回访核实",
        now,
      });
      throw new Error("the caller's transaction fails");
    });
    await expect(failing).rejects.toThrow();
    expect(await listUnmaskings(pool, caseId)).toEqual([]);
  });

  it("keeps its records: neither the application nor the owner changes them", async () => {
    await unmask(await store(caller), "回访核实");
    await expect(pool.query(`update unmaskings set reason = 'another'`)).rejects.toThrow(/permission denied/);
    await expect(pool.query(`delete from unmaskings`)).rejects.toThrow(/permission denied/);
    await expect(ownerPool.query(`update unmaskings set reason = 'another'`)).rejects.toThrow(/append-only/);
  });
});

describe("the database", () => {
  it("holds no phone, name or id number in the clear, in any table, after all of this", async () => {
    const id = await store(caller);
    await sendCode(ground, { phone: "13812345678", address: "10.0.0.1", language: "zh", now });
    await signIn(ground, {
      phone: "13812345678",
      code: sent[0]?.values["code"] ?? "",
      address: "10.0.0.1",
      now,
    });
    await withTransaction(pool, (tx) =>
      unmaskReporter(ground, tx, { actor: dispatcher, reporterId: id, caseId, reason: "回访核实", now }),
    );
    const secrets = ["13812345678", "古丽娜孜", "65230119900101123"];
    const needles = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString("hex")]);
    const tables = await ownerPool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.rows.length).toBeGreaterThan(10);
    for (const { name } of tables.rows) {
      const { rows } = await ownerPool.query<{ line: string }>(`select t::text as line from ${name} t`);
      const found = rows.filter(({ line }) => needles.some((needle) => line.includes(needle)));
      expect({ table: name, found }).toEqual({ table: name, found: [] });
    }
  });
});
