import type { ScreenRoute } from "#web/screenRoute.ts";

export { type BodyIndex, bodyIndexOf, bodyOptionsOf, type TreeLine } from "./bodyIndex.ts";
export { BodyTreeContext, bodyTreeQuery, useBodyTree } from "./useBodyTree.ts";

const administrators = ["systemAdmin", "securityAdmin"] as const;

/** The screens of organisations and people. */
export const organisationScreens: readonly ScreenRoute[] = [
  {
    path: "/directory",
    shell: "public",
    title: { zh: "办事单位", en: "Who answers for what" },
    load: () =>
      import("./directory/DirectoryScreen.tsx").then(({ DirectoryScreen }) => ({ default: DirectoryScreen })),
  },
  {
    path: "/organisations",
    shell: "desk",
    title: { zh: "机构", en: "Organisations" },
    load: () =>
      import("./OrganisationsScreen.tsx").then(({ OrganisationsScreen }) => ({
        default: OrganisationsScreen,
      })),
    nav: { icon: "building", order: 70, forRoles: administrators },
  },
  {
    path: "/organisations/import",
    shell: "desk",
    title: { zh: "批量导入", en: "Import" },
    load: () => import("./ImportScreen.tsx").then(({ ImportScreen }) => ({ default: ImportScreen })),
  },
  {
    path: "/organisations/$bodyId",
    shell: "desk",
    title: { zh: "机构", en: "Organisations" },
    load: () =>
      import("./OrganisationsScreen.tsx").then(({ OrganisationsScreen }) => ({
        default: OrganisationsScreen,
      })),
  },
  {
    path: "/people",
    shell: "desk",
    title: { zh: "人员", en: "People" },
    load: () => import("./PeopleScreen.tsx").then(({ PeopleScreen }) => ({ default: PeopleScreen })),
    nav: { icon: "people", order: 71, forRoles: administrators },
  },
  {
    path: "/people/$personId",
    shell: "desk",
    title: { zh: "人员", en: "Person" },
    load: () => import("./PersonScreen.tsx").then(({ PersonScreen }) => ({ default: PersonScreen })),
  },
  {
    path: "/keys",
    shell: "desk",
    title: { zh: "接口密钥", en: "API keys" },
    load: () => import("./keys/KeysScreen.tsx").then(({ KeysScreen }) => ({ default: KeysScreen })),
    nav: { icon: "key", order: 73, forRoles: administrators },
  },
];
