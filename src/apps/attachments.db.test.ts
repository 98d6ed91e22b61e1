import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { encodedPhoto, phoneJpeg, secrets } from "#platform/files/testing/photos.ts";
import { smallPdf } from "#platform/files/testing/documents.ts";
import { uploadRequest } from "#platform/files/testing/uploadClient.ts";
import { answerWords, file, type Filed, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const head = await shiliu.staff("demo.housing.head");

interface Uploads {
  session: string;
  ids: string[];
}

async function upload(session: string, bytes: Buffer, name: string): Promise<string> {
  const sent = await shiliu.server.inject(
    uploadRequest({ session, clientFileId: randomUUID(), name, bytes }),
  );
  expect(sent.statusCode, sent.body).toBe(201);
  return sent.json<{ uploadId: string }>().uploadId;
}

async function uploaded(...names: string[]): Promise<Uploads> {
  const session = randomUUID();
  const ids: string[] = [];
  for (const name of names)
    ids.push(await upload(session, name.endsWith(".pdf") ? smallPdf : await encodedPhoto("jpeg"), name));
  return { session, ids };
}

const withUploads = (who: Caller, { session }: Uploads): Caller =>
  shiliu.with(who, { "upload-session": session });

function open(who: Caller, caseId: string, fileId: string, variant = "full") {
  return shiliu.server.inject({
    url: `/api/v1/requests/${caseId}/files/${fileId}?variant=${variant}`,
    headers: { ...who.headers },
  });
}

let filed: Filed;
let reporter: Caller;
let reported: Uploads;
let rejected: Uploads;
let evidence: Uploads;

beforeAll(async () => {
  reported = await uploaded("路灯.jpg", "购房合同.pdf");
  filed = await file(withUploads(shiliu.stranger(), reported), { ...residentReport, files: reported.ids });
  reporter = shiliu.holder(filed.receiptCode);
  const { caseId } = filed;
  await step(desk, caseId, "accept");
  await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
  await step(housing, caseId, "signIn", {}, 1);
  rejected = await uploaded("不合格.jpg");
  const draft = { words: "第一稿：已经安排维修人员前往现场查看。", outcome: "partly", files: rejected.ids };
  await step(withUploads(housing, rejected), caseId, "draftAnswer", draft, 1);
  await step(head, caseId, "rejectDraft", { reason: "没有写明结果，请补充" }, 1);
  evidence = await uploaded("修好的路灯.jpg");
}, 60_000);

describe("files sent with a report", () => {
  it("are seen by those who see the report, and by nobody else", async () => {
    const [photo = "", document = ""] = reported.ids;
    const other = await file(shiliu.stranger(), residentReport);
    const everybody = [
      ...(await everyPost(shiliu)),
      { name: "the reporter", caller: reporter },
      { name: "nobody", caller: shiliu.stranger() },
      { name: "another reporter", caller: shiliu.holder(other.receiptCode) },
    ];
    let seen = 0;
    for (const { name, caller } of everybody) {
      const sees = (await caller.get(`/requests/${filed.caseId}`)).status === 200;
      for (const [fileId, variant] of [
        [photo, "full"],
        [photo, "thumbnail"],
        [document, "full"],
      ] as const) {
        const { statusCode } = await open(caller, filed.caseId, fileId, variant);
        expect(statusCode === 200, `${name}: ${statusCode}`).toBe(sees);
        if (!sees) expect([401, 404], name).toContain(statusCode);
      }
      // Under another case that one does see, there is no such file either.
      expect((await open(caller, other.caseId, photo)).statusCode, name).not.toBe(200);
      if (sees) seen += 1;
    }
    expect(seen).toBeGreaterThan(5);
  });

  it("are served so that no page runs them, and a document only to be saved", async () => {
    const [photo = "", document = ""] = reported.ids;
    const shown = await open(reporter, filed.caseId, photo);
    expect(shown.headers).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": expect.stringMatching(/^inline/),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const saved = await open(reporter, filed.caseId, document);
    expect(saved.headers["content-disposition"]).toMatch(/^attachment/);
    expect((await open(reporter, filed.caseId, document, "thumbnail")).statusCode).toBe(404);
  });

  it("carry no place, phone or owner that the camera wrote into them", async () => {
    const session = randomUUID();
    const id = await upload(session, await phoneJpeg(6), "IMG_0001.jpg");
    const mine = await file(shiliu.with(shiliu.stranger(), { "upload-session": session }), {
      ...residentReport,
      files: [id],
    });
    const kept = (await open(shiliu.holder(mine.receiptCode), mine.caseId, id)).rawPayload.toString("latin1");
    for (const secret of Object.values(secrets)) expect(kept).not.toContain(secret.toString("latin1"));
  });

  it("belong to whoever sent them: nobody else takes them along, and none twice", async () => {
    const theirs = await uploaded("别人的.jpg");
    const form = { ...residentReport, files: theirs.ids };
    const stolen = await shiliu
      .with(shiliu.stranger(), { "upload-session": randomUUID() })
      .post("/requests", form);
    expect(stolen.body.code).toBe("upload-not-found");
    expect((await shiliu.stranger().post("/requests", form)).body.code).toBe("upload-not-found");
    const owner = withUploads(shiliu.stranger(), theirs);
    const key = "with-files-000001";
    const first = await owner.post("/requests", form, key);
    expect((await owner.post("/requests", form, key)).body).toEqual(first.body);
    expect((await owner.post("/requests", { ...form, words: "另外一件事情，同一张照片" })).body.code).toBe(
      "upload-not-found",
    );
  });
});

describe("the answer", () => {
  it("is not the reporter's to read before head and desk have passed it; what was rejected never is", async () => {
    const { caseId } = filed;
    const hidden = async (who: Caller, ...words: string[]) => {
      const { body } = await who.get(`/requests/${caseId}`);
      expect(body.answer).toBeUndefined();
      for (const word of words) expect(JSON.stringify(body)).not.toContain(word);
      for (const id of [...rejected.ids, ...evidence.ids])
        expect((await open(who, caseId, id)).statusCode).toBe(404);
    };
    await hidden(reporter, "第一稿", ...rejected.ids);
    const draft = { words: answerWords, outcome: "solved", files: evidence.ids };
    await step(withUploads(housing, evidence), caseId, "draftAnswer", draft, 1);
    await hidden(reporter, answerWords, "第一稿");
    await step(head, caseId, "signOff", {}, 1);
    await hidden(reporter, answerWords);
    await step(desk, caseId, "passCheck");
    const { body } = await reporter.get(`/requests/${caseId}`);
    expect(body.answer).toMatchObject({
      words: answerWords,
      outcome: { zh: "已解决", en: "Solved" },
      at: expect.any(String),
      bodyName: { zh: expect.stringContaining("住房") },
      files: [{ id: evidence.ids[0], name: "修好的路灯.jpg", thumbnail: true }],
    });
    expect(body.files.map(({ id }: { id: string }) => id).toSorted()).toEqual(reported.ids.toSorted());
    expect(JSON.stringify(body)).not.toContain("第一稿");
    expect((await open(reporter, caseId, evidence.ids[0] ?? "", "thumbnail")).statusCode).toBe(200);
    expect((await open(reporter, caseId, rejected.ids[0] ?? "")).statusCode).toBe(404);
    // Staff see every draft; whoever handled it earlier is no exception.
    expect((await open(housing, caseId, rejected.ids[0] ?? "")).statusCode).toBe(200);
  });

  it("stays the one that was given while a disputed case is handled again, and gives way to the next", async () => {
    const { caseId } = filed;
    await step(reporter, caseId, "dispute", { reason: "东门的路灯还没有修" });
    await step(desk, caseId, "reHandle", { reason: "请补修东门的路灯" });
    const next = { words: "第二稿：东门路灯也已修复，请再次查看确认。", outcome: "solved" };
    await step(housing, caseId, "draftAnswer", next, 1);
    expect((await reporter.get(`/requests/${caseId}`)).body.answer.words).toBe(answerWords);
    await step(head, caseId, "signOff", {}, 1);
    await step(desk, caseId, "passCheck");
    expect((await reporter.get(`/requests/${caseId}`)).body.answer).toMatchObject({
      words: next.words,
      files: [],
    });
    expect((await open(reporter, caseId, evidence.ids[0] ?? "")).statusCode).toBe(404);
  });

  it("cannot be drawn out by naming its evidence as one's own", async () => {
    const secret = await uploaded("内部.jpg");
    const mine = await file(shiliu.stranger(), residentReport);
    await step(desk, mine.caseId, "accept");
    await step(desk, mine.caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    await step(housing, mine.caseId, "signIn", {}, 1);
    const draft = { words: answerWords, outcome: "solved", files: secret.ids };
    await step(withUploads(housing, secret), mine.caseId, "draftAnswer", draft, 1);
    const holder = shiliu.holder(mine.receiptCode);
    for (const who of [holder, withUploads(holder, secret)]) {
      const drawn = await who.act(mine.caseId, "supplement", { words: "补充材料", files: secret.ids });
      expect(drawn.body.code).toBe("upload-not-found");
    }
    expect((await open(holder, mine.caseId, secret.ids[0] ?? "")).statusCode).toBe(404);
  });

  it("given on the spot comes with its photo at once, to reporter and registrar alike", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    const form = { ...residentReport, contact: { name: "测试诉求人", phone: "13912345678" } };
    const { caseId, receiptCode } = await file(clerk, form);
    const photo = await uploaded("现场.jpg");
    const solved = { words: answerWords, files: photo.ids };
    await step(withUploads(desk, photo), caseId, "solveOnTheSpot", solved);
    for (const who of [shiliu.holder(receiptCode), clerk]) {
      const { body } = await who.get(`/requests/${caseId}`);
      expect(body.answer).toMatchObject({ words: answerWords, files: [{ id: photo.ids[0] }] });
      expect((await open(who, caseId, photo.ids[0] ?? "")).statusCode).toBe(200);
    }
  });
});
