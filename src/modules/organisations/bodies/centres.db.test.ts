import { describe, expect, it } from "vitest";
import { callAs, everyone, newKey, outcomeOf, seededOrganisations } from "../testing.ts";

const under = await seededOrganisations();
const as = (who: string) => callAs(under, who);

async function readTree() {
  const answer = await callAs(under, { kind: "anonymous" }).readBodyTree({});
  return answer.status === 200 ? answer.body.bodies : [];
}

describe("where a body lies on a map", () => {
  const centre = { latitude: 44.011555123, longitude: 87.30822 };
  const kept = { latitude: 44.01156, longitude: 87.30822 };

  it("is said to the metre, told to anybody with the tree, kept in the history, and taken back", async () => {
    const id = "652301-D-unplaced";
    const name = { zh: "没有位置的局" };
    await as("demo.admin").establishBody({ id, parentId: "652301", kind: "department", name, key: newKey() });
    expect(await as("demo.admin").readBody({ id })).not.toHaveProperty("centre");
    expect(await as("demo.admin").changeBody({ id, centre, key: newKey() })).toMatchObject({ centre: kept });
    const told = (await readTree()).find((body) => body.id === id);
    expect(told).toMatchObject({ centre: kept });
    await as("demo.admin").changeBody({ id, phone: "0994-12345", key: newKey() });
    const { history } = await as("demo.admin").readBody({ id });
    expect(history?.at(-2)).toMatchObject({ act: "body-changed", after: { centre: kept } });
    expect(history?.[0]).toMatchObject({ before: { centre: kept }, after: { centre: kept } });
    expect(await as("demo.admin").changeBody({ id, centre: null, key: newKey() })).not.toHaveProperty(
      "centre",
    );
  });

  it("may come with a new body, and changes nothing where it is the same", async () => {
    const id = "652301-D-placed";
    const body = { id, parentId: "652301", kind: "department", name: { zh: "有位置的局" }, centre } as const;
    expect(await as("demo.admin").establishBody({ ...body, key: newKey() })).toMatchObject({ centre: kept });
    await as("demo.admin").changeBody({ id, centre, key: newKey() });
    expect((await as("demo.admin").readBody({ id })).history).toHaveLength(1);
  });

  it("is known of the seven counties of the model prefecture, to a kilometre", async () => {
    const counties = (await readTree()).filter(({ kind }) => kind === "county");
    expect(counties.filter((county) => county.centre)).toHaveLength(7);
  });

  it("is said by the system administrator alone", async () => {
    for (const who of everyone.filter((login) => login !== "demo.admin"))
      expect([who, await outcomeOf(as(who).changeBody({ id: "652301", centre, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
  });
});
