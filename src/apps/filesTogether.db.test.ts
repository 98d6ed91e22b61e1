import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encodedPhoto } from "#platform/files/testing/photos.ts";
import { uploadRequest } from "#platform/files/testing/uploadClient.ts";
import { actInputs, file, inHand, residentReport, step } from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = () => shiliu.staff("demo.dispatcher");
const housing = () => shiliu.staff("demo.housing");

/** A report with a photo. */
async function withPhoto() {
  const session = randomUUID();
  const bytes = await encodedPhoto("jpeg");
  const sent = await shiliu.server.inject(
    uploadRequest({ session, clientFileId: randomUUID(), name: "现场.jpg", bytes }),
  );
  const { uploadId } = sent.json<{ uploadId: string }>();
  const sender = shiliu.with(shiliu.stranger(), { "upload-session": session });
  const filed = await file(sender, { ...residentReport, files: [uploadId] });
  await step(await desk(), filed.caseId, "accept");
  return { ...filed, photo: uploadId };
}

const open = (who: Caller, caseId: string, fileId: string) =>
  shiliu.server.inject({ url: `/api/v1/requests/${caseId}/files/${fileId}`, headers: { ...who.headers } });
const statusOf = async (who: Caller, caseId: string, fileId: string) =>
  (await open(who, caseId, fileId)).statusCode;
const related = async (who: Caller, caseId: string) => (await who.get(`/requests/${caseId}`)).body.related;

describe("photos sent with a report", () => {
  it("are seen by whoever handles the case that it was merged into, until it goes its own way", async () => {
    const main = await inHand(shiliu);
    const one = await withPhoto();
    const lead = await housing();
    expect(await statusOf(lead, main.caseId, one.photo)).toBe(404);
    await step(await desk(), one.caseId, "merge", { ...actInputs["merge"], number: main.number });
    expect(await related(lead, main.caseId)).toMatchObject([
      { relation: "merged", files: [{ id: one.photo }] },
    ]);
    const opened = await open(lead, main.caseId, one.photo);
    expect([opened.statusCode, opened.headers["content-type"]]).toEqual([200, "image/jpeg"]);
    // By its own number it stays closed to them, and no other case's reporter sees it.
    expect(await statusOf(lead, one.caseId, one.photo)).toBe(404);
    expect(await statusOf(shiliu.holder(main.receiptCode), main.caseId, one.photo)).toBe(404);
    expect(await statusOf(await shiliu.staff("demo.urban"), main.caseId, one.photo)).toBe(404);
    await step(await desk(), one.caseId, "separate", actInputs["separate"]);
    expect(await statusOf(lead, main.caseId, one.photo)).toBe(404);
  });

  it("are seen by whoever handles what was split off, and they belong to the report still", async () => {
    const one = await withPhoto();
    const split = await step(await desk(), one.caseId, "split", actInputs["split"]);
    const partId = split.related.find(({ relation }: { relation: string }) => relation === "part").caseId;
    const dispatch = { leadId: "652301-D-housing", coHandlerIds: [] };
    await step(await desk(), partId, "dispatch", dispatch);
    const lead = await housing();
    expect(await related(lead, partId)).toMatchObject([
      { relation: "splitFrom", files: [{ id: one.photo }] },
    ]);
    expect(await statusOf(lead, partId, one.photo)).toBe(200);
    expect(await statusOf(lead, one.caseId, one.photo)).toBe(404);
    expect((await lead.get(`/requests/${partId}`)).body.files).toEqual([]);
    expect(await statusOf(lead, partId, randomUUID())).toBe(404);
  });
});
