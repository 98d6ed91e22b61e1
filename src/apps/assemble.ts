import { moveKeys } from "#platform/auth/apiKeys.ts";
import { makeStaffSignIn } from "#platform/auth/makeStaffSignIn.ts";
import { totpRequiredFor } from "#platform/auth/secondFactorPolicy.ts";
import { createStaffAccount, disableStaffAccount } from "#platform/auth/staffAccounts.ts";
import type { Config } from "#platform/config/config.ts";
import { makeDatabaseRateLimiter } from "#platform/http/rateLimit.ts";
import { makeCaseNumbers } from "#platform/journal/caseNumbers.ts";
import { makeCaseStore } from "#platform/journal/caseStore.ts";
import { refreshAccess } from "#platform/journal/refreshAccess.ts";
import type { Log } from "#platform/log/log.ts";
import { makeMessageAdapter } from "#platform/messages/makeMessageAdapter.ts";
import { makeExchange } from "#modules/exchange/index.ts";
import { makeKnowledge } from "#modules/knowledge/index.ts";
import { makeNotices } from "#modules/notices/index.ts";
import { createOrganisations } from "#modules/organisations/index.ts";
import { attemptRate, codeRate, lookUpRate, makeReporters } from "#modules/reporters/index.ts";
import {
  formatCaseNumber,
  getRequestProcess,
  countOpenCases,
  listWrittenActions,
  makeReceiptCodes,
  makeRequests,
  requestKinds,
} from "#modules/requests/index.ts";
import { makeRoster } from "#modules/roster/index.ts";
import { makeSignIns } from "./makeSignIns.ts";
import { calendarInForce } from "./calendar.ts";
import type { DatabaseUrls } from "./database.ts";
import { makeBasis } from "./makeBasis.ts";
import { refusals } from "./modules.ts";

/** Everything a process runs on, put together from its configuration. */
export type System = Awaited<ReturnType<typeof assemble>>;

type Basis = Awaited<ReturnType<typeof makeBasis>>;

/** Puts modules and platform together over a migrated database. */
export async function assemble(config: Config, urls: DatabaseUrls, log: Log, clock: () => Date) {
  const basis = await makeBasis(config, urls, log, clock);
  const { pool, random, keyStore, masterKeys, hub } = basis;
  const production = config.mode === "production";

  const organisations = createOrganisations({
    ...basis,
    countOpenCases: (bodyId) => countOpenCases(pool, bodyId),
    bodyMoved: refreshAccess,
    moveKeys,
    createAccount: (tx, account) => createStaffAccount(tx, account, random),
    disableAccount: disableStaffAccount,
    signIns: makeSignIns({ ...basis, staffSignIn: () => staffSignIn }),
    unreachable: (personIds) => followers.notices.unreachable(personIds),
  });
  await organisations.load();
  const { dataFolder: dataDir, messages: carrier, carriers } = config;
  const messages = makeMessageAdapter({ production, dataDir, carrier, carriers });
  const reporters = makeReporters({
    ...basis,
    messages,
    codesByAddress: makeDatabaseRateLimiter(pool, "reporter-codes", codeRate),
    attemptsByAddress: makeDatabaseRateLimiter(pool, "reporter-attempts", attemptRate),
    lookUpsByPerson: makeDatabaseRateLimiter(pool, "caller-look-ups", lookUpRate),
    secureCookies: production,
  });
  const staffSignIn = makeStaffSignIn({
    ...basis,
    masterKeys,
    secret: config.secret,
    publicUrl: config.publicUrl,
    secureCookies: production,
    requiresSecondFactor: async (personId) =>
      production && totpRequiredFor(organisations.postsOf(personId).map((post) => post.role)),
  });
  const knowledge = makeKnowledge({
    ...basis,
    organisations,
    kinds: Object.entries(requestKinds).map(([id, name]) => ({ id, name })),
    actions: listWrittenActions(),
    readCase: (actor, caseId, now) => requests.readFacts(actor, caseId, now),
  });
  const requests = makeRequests({
    pool,
    keyStore,
    cases: makeCaseStore(pool),
    numbers: makeCaseNumbers(pool),
    written: (caseId) => hub.written(caseId),
    organisations,
    reporters,
    articles: knowledge,
    files: basis.files,
    receipts: makeReceiptCodes(basis.receiptKey),
    calendar: () => calendarInForce,
  });
  const followers = makeFollowers({ ...basis, organisations, reporters, requests, messages });
  return { ...basis, messages, organisations, reporters, requests, knowledge, ...followers, staffSignIn };
}

/** Makes what follows the journal and tells of it: messages out, who is called at night, superior platforms. */
function makeFollowers(
  ground: Pick<Parameters<typeof makeNotices>[0], "organisations" | "reporters" | "messages"> &
    Pick<Parameters<typeof makeExchange>[0], "requests"> &
    Basis,
) {
  const { config } = ground;
  const exchange = makeExchange({
    ...ground,
    production: config.mode === "production",
    environment: (name) => process.env[name],
    refusals: () => refusals,
  });
  const ofCases = {
    ...ground,
    processOf: getRequestProcess,
    calendar: () => calendarInForce,
    formatNumber: formatCaseNumber,
  };
  const notices = makeNotices({
    ...ofCases,
    publicUrl: config.publicUrl,
    quietHours: config.quietHours,
    warnAtShare: config.warnAtPercent / 100,
  });
  const roster = makeRoster({
    ...ofCases,
    async tellPerson(tx, { personId, ...message }, at) {
      await notices.queue(tx, [{ ...message, to: { personId } }], at);
    },
  });
  return { exchange, notices, roster };
}
