import type { PersonId, Post, StaffRole } from "#engine/actor.ts";

/** A made-up member of staff of the model prefecture, to try the system with. */
export interface DemoPerson {
  personId: PersonId;
  login: string;
  name: string;
  posts: readonly (Post & { id: string; title: string })[];
}

type DemoPost = readonly [role: StaffRole, bodyId: string, title: string];

/** Demo people by number: the number makes their ids, so it stays with the person for ever. */
const people: readonly (readonly [number: number, login: string, name: string, ...posts: DemoPost[]])[] = [
  [1, "demo.dispatcher", "演示·派单员（昌吉市）", ["dispatcher", "652301-desk-12345", "派单员"]],
  [2, "demo.dispatcher2", "演示·回访复核员（昌吉市）", ["dispatcher", "652301-desk-12345", "回访复核员"]],
  [3, "demo.housing", "演示·办理人（昌吉市住建局）", ["handler", "652301-D-housing", "办理人"]],
  [4, "demo.housing.head", "演示·负责人（昌吉市住建局）", ["head", "652301-D-housing", "局长"]],
  [5, "demo.urban", "演示·办理人（昌吉市城管局）", ["handler", "652301-D-urban", "办理人"]],
  [6, "demo.urban.head", "演示·负责人（昌吉市城管局）", ["head", "652301-D-urban", "局长"]],
  [7, "demo.market", "演示·办理人（昌吉市市场监管局）", ["handler", "652301-D-market", "办理人"]],
  [8, "demo.market.head", "演示·负责人（昌吉市市场监管局）", ["head", "652301-D-market", "局长"]],
  [9, "demo.property", "演示·办理人（物业管理科）", ["handler", "652301-D-housing-O-property", "科员"]],
  [10, "demo.property.head", "演示·负责人（物业管理科）", ["head", "652301-D-housing-O-property", "科长"]],
  [
    11,
    "demo.liangxin",
    "演示·统筹派单员（昌吉市“两新”工委）",
    ["dispatcher", "652301-desk-liangxin", "派单员"],
  ],
  [12, "demo.liangxin2", "演示·回访员（昌吉市“两新”工委）", ["dispatcher", "652301-desk-liangxin", "回访员"]],
  [13, "demo.prefecture", "演示·派单员（昌吉州）", ["dispatcher", "652300-desk-12345", "派单员"]],
  [14, "demo.prefecture2", "演示·回访复核员（昌吉州）", ["dispatcher", "652300-desk-12345", "回访复核员"]],
  [
    15,
    "demo.prefecture.liangxin",
    "演示·统筹派单员（州“两新”工委）",
    ["dispatcher", "652300-desk-liangxin", "派单员"],
  ],
  [16, "demo.prefecture.housing", "演示·办理人（州住建局）", ["handler", "652300-D-housing", "办理人"]],
  [17, "demo.prefecture.housing.head", "演示·负责人（州住建局）", ["head", "652300-D-housing", "局长"]],
  [18, "demo.fukang", "演示·派单员（阜康市）", ["dispatcher", "652302-desk-12345", "派单员"]],
  [19, "demo.fukang.housing", "演示·办理人（阜康市住建局）", ["handler", "652302-D-housing", "办理人"]],
  [20, "demo.fukang.housing.head", "演示·负责人（阜康市住建局）", ["head", "652302-D-housing", "局长"]],
  [21, "demo.street", "演示·街道岗（宁边路街道）", ["townshipDesk", "652301001", "收单员"]],
  [22, "demo.street.head", "演示·负责人（宁边路街道）", ["head", "652301001", "主任"]],
  [23, "demo.park", "演示·园区岗（昌吉高新区）", ["townshipDesk", "652301402", "收单员"]],
  [24, "demo.park.head", "演示·负责人（昌吉高新区）", ["head", "652301402", "主任"]],
  [25, "demo.clerk", "演示·党建工作指导员（宁边路站点）", ["clerk", "652301001-S-sample1", "党建工作指导员"]],
  [26, "demo.supervisor", "演示·督办员（昌吉市）", ["supervisor", "652301", "督办员"]],
  [27, "demo.prefecture.supervisor", "演示·督办员（昌吉州）", ["supervisor", "652300", "督办员"]],
  [28, "demo.auditor", "演示·审计员（昌吉州）", ["auditor", "652300", "审计员"]],
  [29, "demo.admin", "演示·系统管理员（昌吉州）", ["systemAdmin", "652300", "系统管理员"]],
  [30, "demo.city.admin", "演示·系统管理员（昌吉市）", ["systemAdmin", "652301", "系统管理员"]],
  [31, "demo.security", "演示·安全管理员（昌吉州）", ["securityAdmin", "652300", "安全管理员"]],
  [
    32,
    "demo.twoposts",
    "演示·一人两岗（延安北路）",
    ["townshipDesk", "652301002", "收单员"],
    ["clerk", "652301002-S-sample1", "站点人员"],
  ],
  // A county's desk that leads for the prefecture signs like any other body; a return wants a second pair of eyes.
  [33, "demo.desk.head", "演示·负责人（昌吉市派单台）", ["head", "652301-desk-12345", "主任"]],
  [34, "demo.housing2", "演示·复核人（昌吉市住建局）", ["handler", "652301-D-housing", "复核人"]],
  [35, "demo.leader", "演示·分管领导（昌吉市）", ["head", "652301", "副市长"]],
];

/** Every demo person with login and posts; their ids are the same on every installation. */
export const demoPeople: readonly DemoPerson[] = people.map(([number, login, name, ...posts]) => ({
  personId: demoId("a", number),
  login,
  name,
  posts: posts.map(([role, bodyId, title], index) => ({
    id: demoId("b", number * 10 + index),
    role,
    bodyId,
    title,
  })),
}));

function demoId(group: "a" | "b", number: number): string {
  return `d3300000-0000-4000-8000-${group}${String(number).padStart(11, "0")}`;
}
