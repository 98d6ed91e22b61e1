/** What a person may be at a place in the tree of bodies. */
export const roles = [
  "reporter",
  "clerk",
  "townshipDesk",
  "dispatcher",
  "handler",
  "head",
  "supervisor",
  "auditor",
  "systemAdmin",
  "securityAdmin",
] as const;

/** One of {@link roles}: 群众/企业, 指导员/站点人员, 乡镇（街道）岗, 派单员, 办理人, 单位负责人, 督办, 审计, 系统管理员, 安全管理员. */
export type Role = (typeof roles)[number];

/** A role that staff hold through a post. */
export type StaffRole = Exclude<Role, "reporter">;

/** A body's id: an administrative code where the state has one (`652301`), else a code of the operator's own. */
export type BodyId = string & { readonly brand?: "BodyId" };
/** A member of staff. */
export type PersonId = string & { readonly brand?: "PersonId" };
/** The one who asked. Never in the same table as staff. */
export type ReporterId = string & { readonly brand?: "ReporterId" };

/** A role held at a place, over everything below it. */
export interface Post {
  role: StaffRole;
  bodyId: BodyId;
}

/**
 * A member of staff, acting in one of their posts. `bodies` names the body of every post they hold, and the bodies that
 * these took over: what is about one of those is kept from them.
 */
export interface StaffActor {
  kind: "staff";
  personId: PersonId;
  post: Post;
  bodies: readonly BodyId[];
}

/** Whoever reported a case, signed in or holding its receipt code. */
export interface ReporterActor {
  kind: "reporter";
  reporterId: ReporterId;
  /** Set for the holder of a receipt code: it opens this case and no other. */
  onlyCaseId?: string;
}

/** Nobody in particular: a report without a name, or a reader of public pages. */
export interface AnonymousActor {
  kind: "anonymous";
}

/** A superior platform (上级平台): another system that sends orders, and has a word in those alone. */
export interface SuperiorActor {
  kind: "superior";
  platformId: string;
}

/** Shiliu itself, where a clock ran out and the process says what follows. */
export interface SystemActor {
  kind: "system";
}

/** Who issues a command. */
export type Actor = StaffActor | ReporterActor | AnonymousActor | SuperiorActor | SystemActor;
