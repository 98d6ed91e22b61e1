import { oc } from "@orpc/contract";
import { z } from "zod";
import { bodyKinds } from "#engine/tree.ts";
import { vouchedThings } from "./domain/installation.ts";
import { bodyIdSchema, mergePreview, post, role } from "./domain/postShapes.ts";
import { nameInput, service, serviceNames, words } from "./domain/serviceShapes.ts";
import { signIn } from "./domain/signInShape.ts";
import { importReport } from "./domain/importReport.ts";

const kind = z.enum(bodyKinds);
const instant = z.iso.datetime();
const phone = z.string().trim().max(40);
const serves = z.array(z.string().regex(/^[a-z][a-z-]{1,39}$/)).max(20);
const reason = z.string().trim().min(2).max(500);
const title = z.string().trim().max(100);
/** Idempotency key; may be sent as the header `idempotency-key` instead. */
const key = z.string().min(8).max(128).optional();
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(400).optional();

const centre = z
  .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .describe("Where it lies on a map, in degrees of CGCS2000 (practically WGS 84)");

const bodyLine = z.object({
  id: bodyIdSchema,
  parentId: bodyIdSchema.optional(),
  kind,
  name: words,
  active: z.boolean(),
  phone: z.string().optional(),
  serves: z.array(z.string()).optional().describe("For a desk: the processes whose cases it dispatches"),
  centre: centre.optional(),
});
const historyLine = z.object({
  id: z.number(),
  at: instant,
  by: z.object({ id: z.string(), name: z.string() }).optional().describe("Absent: the system itself"),
  act: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().optional(),
});
const body = bodyLine.extend({
  establishedAt: instant,
  dissolvedAt: instant.optional(),
  successorId: bodyIdSchema.optional(),
  path: z
    .array(z.object({ id: bodyIdSchema, kind, name: words }))
    .describe("From the prefecture down to the parent"),
  children: z.array(bodyLine),
  postsCount: z.number().int().optional().describe("Current posts at this body; staff only"),
  history: z.array(historyLine).optional().describe("Newest first; administrators and auditors only"),
  mayChange: z.boolean(),
  mayDisplace: z.boolean().describe("Whether the caller may move or dissolve it"),
});
const personLine = z.object({
  id: z.uuid(),
  name: z.string(),
  login: z.string().optional().describe("Administrators and auditors only"),
  workPhone: z.string().optional(),
  active: z.boolean(),
  posts: z.array(post).describe("Current posts"),
  unreachable: z
    .enum(["no-address", "address-invalid", "no-carrier", "not-wanted"])
    .optional()
    .describe("Why no message reaches them; for system administrators, in lists"),
});
const person = personLine.extend({
  createdAt: instant,
  pastPosts: z.array(post),
  history: z.array(historyLine).optional(),
  mayChange: z.boolean(),
  mayGive: z.array(role).describe("Roles of which the caller may give this person posts"),
  mayEnd: z.array(z.uuid()).describe("Current posts that the caller may end"),
});

const who = z.object({ id: z.string(), name: z.string() });
const keyLine = z.object({
  id: z.uuid(),
  name: z.string(),
  person: who.describe("As whom it acts"),
  post: post.describe("In which post; what it may do is what that post may do"),
  standing: z.enum(["active", "ended", "expired", "post-ended"]),
  createdAt: instant,
  madeBy: who.optional(),
  expiresAt: instant.optional(),
  lastUsedAt: instant.optional().describe("To the minute"),
  endedAt: instant.optional(),
  endedBy: who.optional(),
  endReason: z.string().optional(),
});

const bodies = oc.route({ tags: ["Organisations 机构"] });
const people = oc.route({ tags: ["People 人员"] });
const installation = oc.route({ tags: ["Installation 本系统"] });
const keys = oc.route({ tags: ["API keys 接口密钥"] });

/** Bodies, people and posts over HTTP: the one place where their shapes are declared. */
export const organisationsContract = {
  searchBodies: bodies
    .route({
      method: "GET",
      path: "/bodies",
      summary: "Search bodies by name or code, in the order of their codes",
    })
    .input(
      z.object({
        q: z.string().trim().max(100).optional(),
        kind: kind.optional(),
        parent: bodyIdSchema.optional().describe("Only those directly below"),
        within: bodyIdSchema.optional().describe("Only this body and everything below"),
        include: z.enum(["active", "all"]).default("active"),
        cursor,
        limit,
      }),
    )
    .output(z.object({ items: z.array(bodyLine), nextCursor: z.string().optional() })),
  readBodyTree: bodies
    .route({
      method: "GET",
      path: "/bodies/tree",
      summary: "The whole tree, light; answers 304 to a matching if-none-match",
      inputStructure: "detailed",
      outputStructure: "detailed",
    })
    .input(z.object({ headers: z.object({ "if-none-match": z.string().optional() }).optional() }))
    .output(
      z.union([
        z.object({
          status: z.literal(200),
          headers: z.record(z.string(), z.string()),
          body: z.object({
            version: z.number().int(),
            bodies: z.array(
              z.object({
                id: bodyIdSchema,
                parentId: bodyIdSchema.optional(),
                kind,
                name: words,
                active: z.boolean(),
                centre: centre.optional(),
              }),
            ),
          }),
        }),
        z.object({ status: z.literal(304), headers: z.record(z.string(), z.string()) }),
      ]),
    ),
  readDirectory: bodies
    .route({
      method: "GET",
      path: "/directory",
      summary: "Which bodies there are and how to reach their offices, for anybody",
    })
    .output(z.object({ bodies: z.array(bodyLine.omit({ active: true })) })),
  readBody: bodies
    .route({
      method: "GET",
      path: "/bodies/{id}",
      summary: "One body with its path, children, posts count and history",
    })
    .input(z.object({ id: bodyIdSchema }))
    .output(body),
  establishBody: bodies
    .route({ method: "POST", path: "/bodies", summary: "Establish a body", successStatus: 201 })
    .input(
      z.object({
        id: bodyIdSchema,
        parentId: bodyIdSchema,
        kind,
        name: nameInput,
        phone: phone.optional(),
        serves: serves.optional(),
        centre: centre.optional(),
        reason: reason.optional(),
        key,
      }),
    )
    .output(body),
  changeBody: bodies
    .route({
      method: "PATCH",
      path: "/bodies/{id}",
      summary: "Rename or move a body, change its public line, or say where it lies on a map",
    })
    .input(
      z.object({
        id: bodyIdSchema,
        name: nameInput.optional(),
        phone: phone.nullable().optional().describe("null removes it"),
        parentId: bodyIdSchema.optional(),
        serves: serves.optional(),
        centre: centre.nullable().optional().describe("null removes it"),
        reason: reason.optional(),
        key,
      }),
    )
    .output(body),
  deactivateBody: bodies
    .route({ method: "POST", path: "/bodies/{id}/deactivate", summary: "Dissolve a body; its history stays" })
    .input(
      z.object({
        id: bodyIdSchema,
        reason,
        successorId: bodyIdSchema.optional().describe("Takes over the bodies below and the current posts"),
        key,
      }),
    )
    .output(body),
  previewMerge: bodies
    .route({
      method: "GET",
      path: "/bodies/{id}/merge",
      summary: "What merging a body into another would move, and what stands in the way",
    })
    .input(z.object({ id: bodyIdSchema, into: bodyIdSchema }))
    .output(mergePreview),
  searchPeople: people
    .route({ method: "GET", path: "/people", summary: "People in the caller's part of the tree, by name" })
    .input(
      z.object({
        q: z.string().trim().max(100).optional(),
        at: bodyIdSchema.optional().describe("With a current post at exactly this body"),
        within: bodyIdSchema.optional().describe("With a current post at this body or below"),
        role: role.optional(),
        include: z.enum(["active", "all"]).default("active"),
        reach: z
          .enum(["any", "none"])
          .default("any")
          .describe("none: only those whom no message reaches; for system administrators"),
        cursor,
        limit,
      }),
    )
    .output(z.object({ items: z.array(personLine), nextCursor: z.string().optional() })),
  readPerson: people
    .route({ method: "GET", path: "/people/{id}", summary: "One person with posts, past posts and history" })
    .input(z.object({ id: z.uuid() }))
    .output(person),
  addPerson: people
    .route({
      method: "POST",
      path: "/people",
      summary: "Enter a person, with a first post",
      successStatus: 201,
    })
    .input(
      z.object({
        name: z.string().trim().min(1).max(60),
        login: z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[0-9a-z][0-9a-z._-]{2,59}$/),
        workPhone: phone.optional(),
        post: z.object({ role, bodyId: bodyIdSchema, title: title.optional() }).optional(),
        key,
      }),
    )
    .output(person),
  changePerson: people
    .route({ method: "PATCH", path: "/people/{id}", summary: "Change a person's name or work phone" })
    .input(
      z.object({
        id: z.uuid(),
        name: z.string().trim().min(1).max(60).optional(),
        workPhone: phone.nullable().optional().describe("null removes it"),
        reason: reason.optional(),
        key,
      }),
    )
    .output(person),
  deactivatePerson: people
    .route({
      method: "POST",
      path: "/people/{id}/deactivate",
      summary: "A person leaves: every post ends, the history stays",
    })
    .input(z.object({ id: z.uuid(), reason, key }))
    .output(person),
  givePost: people
    .route({
      method: "POST",
      path: "/people/{id}/posts",
      summary: "Give a person a post",
      successStatus: 201,
    })
    .input(
      z.object({
        id: z.uuid(),
        role,
        bodyId: bodyIdSchema,
        title: title.optional(),
        reason: reason.optional(),
        key,
      }),
    )
    .output(person),
  endPost: people
    .route({ method: "POST", path: "/posts/{id}/end", summary: "End a post" })
    .input(z.object({ id: z.uuid(), reason, key }))
    .output(person),
  readSignIn: people
    .route({
      method: "GET",
      path: "/people/{id}/sign-in",
      summary: "How a person signs in, for administrators and auditors; nothing that lets anybody in",
    })
    .input(z.object({ id: z.uuid() }))
    .output(signIn),
  resetSignIn: people
    .route({
      method: "POST",
      path: "/people/{id}/sign-in/reset",
      summary: "Reset a part of how a person signs in; for security administrators, never their own",
    })
    .input(
      z.object({
        id: z.uuid(),
        act: z
          .enum(["password", "second-factor", "sessions", "unlock"])
          .describe("password: a link to set a new one, the present one stops at once"),
        reason,
        key,
      }),
    )
    .output(
      z.object({
        signIn,
        inviteToken: z.string().optional().describe("Told this once; the link is /invite#<token>"),
      }),
    ),
  listKeys: keys
    .route({
      method: "GET",
      path: "/api-keys",
      summary: "Keys of other systems, of the posts you may give; newest first",
    })
    .input(
      z.object({
        person: z.uuid().optional().describe("Only those that act as this person"),
        include: z.enum(["active", "all"]).default("active"),
        cursor,
        limit,
      }),
    )
    .output(z.object({ items: z.array(keyLine), nextCursor: z.string().optional() })),
  makeKey: keys
    .route({
      method: "POST",
      path: "/api-keys",
      summary: "Make a key that acts in a post",
      successStatus: 201,
    })
    .input(
      z.object({
        postId: z.uuid(),
        name: z.string().trim().min(1).max(100),
        expiresAt: instant.optional(),
        key,
      }),
    )
    .output(z.object({ id: z.uuid(), secret: z.string().optional().describe("Told this once") })),
  endKey: keys
    .route({ method: "POST", path: "/api-keys/{id}/end", summary: "End a key at once" })
    .input(z.object({ id: z.uuid(), reason, key }))
    .output(z.object({ ended: z.literal(true) })),
  readService: installation
    .route({ method: "GET", path: "/service", summary: "What the service is called, for anybody" })
    .output(service),
  nameService: installation
    .route({ method: "PUT", path: "/service", summary: "Name the prefecture and the service" })
    .input(serviceNames.extend({ key }))
    .output(service),
  vouchFor: installation
    .route({
      method: "POST",
      path: "/first-steps/vouch",
      summary: "Vouch for what only a person can know before the service goes live, or take it back",
    })
    .input(z.object({ thing: z.enum(vouchedThings), vouched: z.boolean(), key }))
    .output(z.object({ thing: z.enum(vouchedThings), vouched: z.boolean() })),
  importPeopleAndBodies: bodies
    .route({
      method: "POST",
      path: "/organisations/import",
      summary: "Import bodies or people from CSV or XLSX; a dry run gives a preview",
    })
    .input(
      z.object({
        fileName: z.string().trim().min(1).max(200),
        contentBase64: z.base64().max(4_200_000),
        dryRun: z.boolean().default(true),
        key,
      }),
    )
    .output(importReport),
};
