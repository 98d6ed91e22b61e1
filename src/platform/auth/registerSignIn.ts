import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { describeRefusal, platformRefusals } from "#platform/http/refusals.ts";
import { addressHeader } from "./makeBetterAuth.ts";
import { endOtherSessions, endOwnSession, readOwnSignIn, renewBackupCodes } from "./ownSignIn.ts";
import { acceptInvitation, changePassword } from "./passwordChange.ts";
import { preferredLanguage } from "./preferredLanguage.ts";
import { beginSecondFactor, confirmSecondFactor } from "./secondFactorSetup.ts";
import { signInRefusals } from "./signInRefusals.ts";
import { signInByPassword, signInBySecondFactor, type StaffSignInNeeds, type Visit } from "./staffSignIn.ts";
import type { StaffSession } from "./staffSession.ts";

/** What the sign-in routes stand on. */
export interface SignInRouteNeeds extends StaffSignInNeeds {
  clock(): Date;
}

type Answer = object & { cookies?: string[] };

const text = z.string().min(1).max(1000);
const inputs = {
  password: z.object({ login: text, password: text }),
  code: z.object({ code: z.string().min(1).max(40) }),
  begin: z.object({ password: text }),
  change: z.object({ currentPassword: text, newPassword: text }),
  accept: z.object({ token: text, password: text }),
  session: z.object({ id: z.uuid() }),
};

const refusals = { ...platformRefusals, ...signInRefusals };

/** Mounts staff sign-in under `/api/auth`: these routes and no others of better-auth. */
export function registerSignIn(app: FastifyInstance, needs: SignInRouteNeeds): void {
  const open = <Input>(
    path: string,
    schema: z.ZodType<Input>,
    run: (visit: Visit, input: Input) => Outcome,
  ) =>
    app.post(`/api/auth/${path}`, async (request, reply) => {
      const input = schema.safeParse(request.body ?? {});
      const visit = visitOf(request, needs.clock());
      return send(request, reply, input.success ? await run(visit, input.data) : inputRefusal(input.error));
    });
  const signedIn = <Input>(
    path: string,
    schema: z.ZodType<Input>,
    run: (visit: Visit, session: StaffSession, input: Input) => Outcome,
  ) =>
    open(path, schema, async (visit, input) => {
      const session = await needs.sessions.findStaffSession(visit.cookie, visit.now);
      return session ? run(visit, session, input) : refuse("not-signed-in");
    });

  open("sign-in", inputs.password, (visit, input) => signInByPassword(needs, visit, input));
  open("second-factor", inputs.code, (visit, input) => signInBySecondFactor(needs, visit, input.code));
  open("accept-invite", inputs.accept, (visit, input) => acceptInvitation(needs, visit, input));
  open("sign-out", z.unknown(), async (visit) => ({
    cookies: [await needs.sessions.endSession(visit.cookie)],
    signedOut: true,
  }));
  signedIn("sign-out-everywhere", z.unknown(), async (visit, session) => {
    await needs.sessions.endSessions(session.personId);
    return { cookies: [await needs.sessions.endSession(visit.cookie)], signedOut: true };
  });
  signedIn("totp/begin", inputs.begin, (visit, session, input) =>
    beginSecondFactor(needs, visit, session, input.password),
  );
  signedIn("totp/confirm", inputs.code, (visit, session, input) =>
    confirmSecondFactor(needs, visit, session, input.code),
  );
  signedIn("totp/backup-codes", inputs.begin, (visit, session, input) =>
    renewBackupCodes(needs, visit, session, input.password),
  );
  signedIn("end-session", inputs.session, (_visit, session, input) =>
    endOwnSession(needs, session, input.id),
  );
  signedIn("end-other-sessions", z.unknown(), (_visit, session) => endOtherSessions(needs, session));
  app.get("/api/auth/own", async (request, reply) => {
    const visit = visitOf(request, needs.clock());
    const session = await needs.sessions.findStaffSession(visit.cookie, visit.now);
    return send(
      request,
      reply,
      session ? await readOwnSignIn(needs, visit, session) : refuse("not-signed-in"),
    );
  });
  signedIn("change-password", inputs.change, (visit, session, input) =>
    changePassword(needs, visit, session, input),
  );
}

type Outcome = Promise<Answer | Refusal>;

function inputRefusal(error: z.ZodError): Refusal {
  return refuse("input-invalid", { issues: error.issues.map(({ path, message }) => ({ path, message })) });
}

/** What better-auth may know of a request: its cookies, its browser, and the address that our proxies vouch for. */
function visitOf(request: FastifyRequest, now: Date): Visit {
  const headers = new Headers({ [addressHeader]: request.ip });
  const { cookie, "user-agent": userAgent } = request.headers;
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (userAgent !== undefined) headers.set("user-agent", userAgent.slice(0, 300));
  return { headers, cookie, address: request.ip, now };
}

function send(request: FastifyRequest, reply: FastifyReply, outcome: Answer | Refusal): FastifyReply {
  reply.header("cache-control", "no-store");
  if (isRefusal(outcome)) {
    const language = preferredLanguage(request.headers["accept-language"]);
    const { status, body } = describeRefusal(refusals, outcome, language);
    return reply.code(status).send(body);
  }
  const { cookies, ...body } = outcome;
  if (cookies && cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(body);
}
