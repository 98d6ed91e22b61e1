import type { BenchGround } from "../ground.ts";
import { type HttpRequest, send } from "../system/http.ts";
import type { StaffHeaders } from "../system/signIn.ts";
import { commonTerm, longPhrase, rareTerm, strangePhrase } from "./words.ts";

/** One thing people ask of many cases. */
export interface Question {
  name: string;
  /** Asked in turn. */
  requests: readonly HttpRequest[];
}

const pageBefore = 9;
const samplePages = 100;
const api = "/api/v1";

const get = (path: string, headers: StaffHeaders | Record<string, string>): HttpRequest => ({
  method: "GET",
  path: `${api}${path}`,
  headers,
});

/** The tenth page of a list, by following its cursors. */
async function tenthPage(port: number, path: string, headers: StaffHeaders): Promise<HttpRequest> {
  let request = get(path, headers);
  for (let page = 0; page < pageBefore; page++) {
    const { status, body } = await send(port, request);
    const { next } = JSON.parse(body) as { next?: string };
    if (status !== 200 || next === undefined) throw new Error(`${path} has no ${page + 2}. page: ${body}`);
    request = get(`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(next)}`, headers);
  }
  return request;
}

async function casePages(
  { owner }: BenchGround,
  where: string,
  headers: StaffHeaders,
): Promise<HttpRequest[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select c.id from cases c
     where c.fold->'places'->>'desk' = '652301-desk-12345' and ${where} limit ${samplePages}`,
  );
  return rows.map(({ id }) => get(`/requests/${id}`, headers));
}

/** A month that lies in the middle of the generated past. */
function aYearAgo(): string {
  const dayMs = 86_400_000;
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);
  return `/public/requests?from=${day(395)}&to=${day(365)}`;
}

/** What anybody asks who is not signed in. */
function publicQuestions(): Question[] {
  return [
    { name: "public list", requests: [get("/public/requests", {})] },
    { name: "public list of a street", requests: [get("/public/requests?matterId=652301001", {})] },
    { name: "public list, ended only", requests: [get("/public/requests?open=false", {})] },
    { name: "public list, one rare kind", requests: [get("/public/requests?kind=praise", {})] },
    { name: "public list, businesses", requests: [get("/public/requests?process=business-difficulty", {})] },
    {
      name: "public list of a county, ended, one kind, businesses",
      requests: [
        get("/public/requests?matterId=652301&open=false&kind=help&process=business-difficulty", {}),
      ],
    },
    { name: "public list of a month a year ago", requests: [get(aYearAgo(), {})] },
    {
      name: "public list of a street, one rare kind",
      requests: [get("/public/requests?matterId=652301001&kind=praise", {})],
    },
    { name: "public feed, ended", requests: [get("/public/requests.atom?open=false", {})] },
    { name: "front page (kept)", requests: [get("/public/overview?matterId=652301001", {})] },
  ];
}

/** Everything that is asked, as the demo people would. */
export async function findQuestions(ground: BenchGround): Promise<Question[]> {
  const { port } = ground.system;
  const [desk, prefectureDesk, prefecture, county, handler] = await Promise.all(
    [
      "demo.dispatcher",
      "demo.prefecture",
      "demo.prefecture.supervisor",
      "demo.supervisor",
      "demo.housing",
    ].map((login) => ground.signIn(login)),
  );
  if (!desk || !prefectureDesk || !prefecture || !county || !handler) throw new Error("Nobody signed in");
  const search = (term: string) => `/requests/search?q=${encodeURIComponent(term)}`;
  const whole = "(select count(*) from case_events e where e.case_id = c.id) = c.version";
  return [
    { name: "session (reads nothing)", requests: [get("/session", desk)] },
    { name: "queue of a county desk, page 1", requests: [get("/queue", desk)] },
    { name: "queue of a county desk, page 10", requests: [await tenthPage(port, "/queue", desk)] },
    { name: "queue of a department, page 1", requests: [get("/queue", handler)] },
    { name: "newest, prefecture supervisor", requests: [get("/requests", prefecture)] },
    {
      name: "newest, prefecture supervisor, page 10",
      requests: [await tenthPage(port, "/requests", prefecture)],
    },
    { name: "newest, prefecture dispatcher", requests: [get("/requests", prefectureDesk)] },
    { name: "newest, county supervisor", requests: [get("/requests", county)] },
    { name: "newest, county supervisor, open only", requests: [get("/requests?open=true", county)] },
    { name: "newest, county supervisor, closed only", requests: [get("/requests?open=false", county)] },
    { name: "newest, county supervisor, declined only", requests: [get("/requests?state=declined", county)] },
    { name: "newest, county supervisor, being checked", requests: [get("/requests?state=answered", county)] },
    { name: "newest, county supervisor, praise only", requests: [get("/requests?kind=praise", county)] },
    { name: "newest, department handler", requests: [get("/requests", handler)] },
    { name: "newest, department handler, closed only", requests: [get("/requests?open=false", handler)] },
    { name: "newest, department handler, praise only", requests: [get("/requests?kind=praise", handler)] },
    {
      name: "newest, department handler, none to find",
      requests: [get("/requests?state=declined", handler)],
    },
    ...publicQuestions(),
    { name: "search, rare term, prefecture", requests: [get(search(rareTerm), prefecture)] },
    { name: "search, common term, prefecture", requests: [get(search(commonTerm), prefecture)] },
    { name: "search, common term, county", requests: [get(search(commonTerm), county)] },
    { name: "search, common term, department", requests: [get(search(commonTerm), handler)] },
    { name: "search, long phrase, prefecture", requests: [get(search(longPhrase), prefecture)] },
    { name: "search, long phrase, department", requests: [get(search(longPhrase), handler)] },
    { name: "search, pairs that never meet, prefecture", requests: [get(search(strangePhrase), prefecture)] },
    {
      name: "case page, open",
      requests: await casePages(ground, "c.closed_at is null and c.number >= 1000000", desk),
    },
    {
      name: "case page, closed",
      requests: await casePages(ground, `c.state = 'closed' and c.number >= 1000000 and ${whole}`, desk),
    },
  ];
}
