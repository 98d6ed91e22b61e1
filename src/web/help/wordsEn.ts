/** What help on the desk says, in English. */
export const helpEn = {
  thisScreen: "This screen",
  more: "Further",
  keys: "Keys",
  way: {
    tour: "Five minutes of practice (touches no real case)",
    process: "See the processes: who may do what, within what time",
    knowledge: "Look something up",
    account: "Password and second factor",
  },
  offer: {
    title: "New here? Take five minutes to practise",
    text: "The practice case stays in your browser and touches no real queue, figure or public list. You find it later under Help.",
    begin: "Five minutes of practice",
    later: "Later",
  },
  screen: {
    queue:
      "What your post must do now, a case a line, the nearest limit first.\nOpen a line: the buttons at the side (on a phone, below) are what you may do; where there are none, it is not your turn.\nAbove you narrow, sort, and keep the filters you use.",
    cases: "Every case your post may see, those that are over too. Search by number, by words, by body.",
    case: "Request, who has it and limits stand first; then story and answer; beside them what you may do now.\nA name you do not see was kept back at the reporter's wish, or is not needed here. To see it you give a reason, which is kept.\nPapers are beside the title.",
    report:
      "Calls and visits are written down here: one form, from top to bottom, by keyboard alone.\nAs you type it shows what this number reported before, what is alike, and what the knowledge base answers.",
    figures: "Each rate names what is counted and out of how many. By time, body and kind.",
    organisations:
      "The tree is beside, and can be searched. Open a body for what is below it, its posts and its history.\nMoving, merging and dissolving ask for a reason; history stays and codes are not used again.",
    import:
      "Choose a table: first you see what each line would do, then you write it. One wrong line, and nothing is written.",
    people:
      "People and their posts. Somebody may hold several, and switches between them.\nLinks to set a password, second factors and locks are the security administrator's; who enters people does not hold their keys.",
    keys: "Keys for other systems. A key stands for one post, is shown once, and ends at once.",
    operations:
      "How the system does, a sentence a line. Where it says look or wrong, go by what to do, or copy it as text for whoever helps.",
    firstSteps:
      "From an empty system to real work. What is done is judged from what is so; what only a person can know you tick, and your name is kept.",
    messages: "What could not be sent. See why, mend it and send again, or say that it is given up.",
    notices: "What you are told of, by which way, and whether at night.",
    exchange: "Orders of superior platforms, and whether they acknowledged what they were told.",
    roster:
      "Who is on duty. What is urgent at night calls the A post, then B; where nobody answers, an alarm is raised.",
    knowledge:
      "What an owner vouches for until a day. A case answered from it names the article and the version.",
    process: "The processes in force: each state, who may do what in it, and until when.",
    practice:
      "The practice case goes by the real rules, in your browser alone. Leave at any time and go on later.",
    account: "Password, second factor, and the devices you are signed in on.",
  },
};
