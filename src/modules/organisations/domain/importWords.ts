import { roles, type StaffRole } from "#engine/actor.ts";
import { type BodyKind, bodyKinds } from "#engine/tree.ts";

const kindNames: Readonly<Record<BodyKind, readonly string[]>> = {
  prefecture: ["州", "自治州", "地区", "地级市", "地州市"],
  county: ["县", "市", "区", "县市", "县（市）", "县级市", "自治县", "区县"],
  township: ["乡镇", "乡", "镇", "民族乡"],
  street: ["街道", "街道办", "街道办事处"],
  park: ["园区", "开发区"],
  community: ["社区"],
  village: ["村", "行政村"],
  department: ["部门", "职能部门", "局"],
  office: ["科室", "内设机构", "科", "股"],
  desk: ["派单台", "工作台", "专班"],
  station: ["站点", "服务站", "石榴籽服务站", "驿站"],
  outside: ["辖区外", "兵团", "兵团单位"],
};

const roleNames: Readonly<Record<StaffRole, readonly string[]>> = {
  clerk: ["指导员", "党建工作指导员", "站点人员", "站点工作人员"],
  townshipDesk: ["乡镇（街道）岗", "乡镇岗", "街道岗", "乡镇街道岗", "园区岗"],
  dispatcher: ["派单员", "统筹派单"],
  handler: ["办理人", "办理员", "承办人"],
  head: ["单位负责人", "负责人"],
  supervisor: ["督办", "督办员"],
  auditor: ["审计", "审计员"],
  systemAdmin: ["系统管理员"],
  securityAdmin: ["安全管理员"],
};

/** The kind of body that a cell names, in Chinese or by its English word. */
export function findKind(text: string): BodyKind | undefined {
  return bodyKinds.find((kind) => kind === text.toLowerCase() || kindNames[kind].includes(text));
}

/** The staff role that a cell names, in Chinese or by its English word. */
export function findRole(text: string): StaffRole | undefined {
  const staffRoles = roles.filter((role): role is StaffRole => role !== "reporter");
  return staffRoles.find(
    (role) =>
      role.toLowerCase() === text.replaceAll(/[\s_-]/g, "").toLowerCase() || roleNames[role].includes(text),
  );
}
