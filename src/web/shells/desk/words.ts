import { defineWords } from "#web/words/defineWords.ts";

/** What the frame of the desk alone says: public pages do not carry it. */
export const useDeskWords = defineWords({
  zh: {
    more: "更多",
    closeMenu: "关闭菜单",
    post: "当前岗位",
    onePost: "您只有这一个岗位",
    switched: "现在以“{post}”办公",
    switchedStay: "没有提交的内容还在。这个岗位看不到这一页时，请去它的工作台。",
    switchedAway: "原来那一页不归这个岗位，已转到它的工作台；没有提交的内容还在，换回去就能接着写。",
    switchBack: "换回“{post}”",
    toDesk: "去工作台",
    noPost: "您还没有岗位，请联系本单位的安全管理员。",
  },
  en: {
    more: "More",
    closeMenu: "Close menu",
    post: "Acting as",
    onePost: "This is your only post",
    switched: "You now act as {post}",
    switchedStay: "What you had not sent is kept. If this post may not see this page, go to its desk.",
    switchedAway:
      "The page you were on is not this post's, so here is its desk. What you had not sent is kept: change back to go on.",
    switchBack: "Back to {post}",
    toDesk: "Go to the desk",
    noPost: "You hold no post yet. Please ask your security administrator.",
  },
});
