/** What the practice desk and its tours say, in English. */
export const practiceEn = {
  title: "Five minutes of practice",
  mark: "Practice",
  lead: "Take one practice case through what your post does. The rules are those of real work, but it stays in this browser: in no queue, no figure, no public list, no search, and no message goes out.",
  asWhom: "Which post to practise",
  count: "Step {at} of {all}",
  next: "I see, go on",
  watch: "See what colleagues do next",
  yours: "Do this step yourself, with the button below.",
  toWork: "To the real cases",
  restart: "Begin again",
  leave: "Not now; go on from here next time",
  refused: "The process does not allow that in real work either. Please fill it in another way.",
  report: {
    label: "Write this request down",
    explains: "In real work you also enter the place and how to reach them, and may add photos.",
    submit: "Write down (practice)",
    kind: "Kind",
    words: "Request",
  },
  tour: {
    clerk: {
      hear: {
        title: "Somebody comes to the station",
        text: "A resident says that the street light has been out for three days. Write it down as they say it, without a verdict.",
      },
      report: {
        title: "Write it down",
        text: "Choose the kind and write the words. You write it down; the request is theirs, and so is the last word.",
      },
      receipt: {
        title: "What they get",
        text: "A receipt code, by which they follow, add and dispute at any time. Print it or write it down for them. The case is below.",
      },
      supplement: {
        title: "They remember something",
        text: "What you wrote down you may add to. Those who handle it see it at once.",
      },
      others: {
        title: "Others go on",
        text: "The desk accepts and dispatches, the housing bureau handles and signs, the desk checks, somebody else calls back.",
      },
      end: {
        title: "That was it",
        text: "It is closed once they say that it is solved and they are satisfied. Nobody says that for them: it is what matters most.",
      },
    },
    townshipDesk: {
      look: {
        title: "A business in difficulty",
        text: "It comes to the street first. See what it says and how much time is left: colour and figure at the top are the limit.",
      },
      collect: {
        title: "Collect it",
        text: "Take it in hand; the limit runs from now. What the street can do, it does.",
      },
      clock: {
        title: "Look at the limits",
        text: "There are two clocks: the street's, and that of the whole. Once forwarded the next step has its own; the whole goes on unchanged.",
      },
      forward: {
        title: "Forward it",
        text: "A department of the city must do this: say why, and forward. Staff read the reason.",
      },
      others: { title: "Others go on", text: "Dispatch, handling, signature, check, callback." },
      end: {
        title: "That was it",
        text: "It is closed once the business agrees. Your real cases stand under My queue, in the order of their limits.",
      },
    },
    dispatcher: {
      look: {
        title: "A new request",
        text: "Read what and where first. Accept, decline, or solve it on the spot: this one we accept.",
      },
      accept: { title: "Accept", text: "From now on the whole limit runs, and the reporter sees it." },
      dispatch: {
        title: "Dispatch",
        text: "Choose one lead, and co-handlers where needed. The first body dispatched to leads to the end, so think first.",
      },
      handling: {
        title: "See the body handle it",
        text: "They sign in, speak to the reporter, draft, and the head signs. Every step stands in the story.",
      },
      check: {
        title: "Check",
        text: "Before the reporter reads it you look: is it an answer to what was asked, and is there evidence?",
      },
      callback: {
        title: "Somebody else calls back",
        text: "Who checked does not call. A colleague asks two things: is it solved? are you satisfied?",
      },
      end: {
        title: "That was it",
        text: "Not solved or not satisfied, and it is handled again. The real cases stand under My queue.",
      },
    },
    handler: {
      look: {
        title: "Something was sent to you",
        text: "See what is to be done, and by when. What is not your body's may be returned, with the ground and who should have it.",
      },
      signIn: {
        title: "Sign in",
        text: "From now on it is your body's. Missed, it counts as signed in, and can no longer be returned.",
      },
      contact: {
        title: "First contact",
        text: "Call before you go. Only once you spoke is the limit of the first contact met.",
      },
      draft: {
        title: "Draft the answer",
        text: "Say what was done and what came of it. The reporter reads it: no names or numbers of others.",
      },
      others: { title: "Others go on", text: "Your head signs, the desk checks, somebody else calls back." },
      end: {
        title: "That was it",
        text: "Need more time? Ask before the limit ends. Cannot be done now? Ask to carry it.",
      },
    },
    head: {
      look: {
        title: "An answer waits for your signature",
        text: "Signed, it is your body's word. See whether it answers what was asked.",
      },
      reject: {
        title: "Send it back once",
        text: "This one names nobody on the spot: send it back and say what is missing. The limit stays.",
      },
      better: { title: "See it mended", text: "Once the handler has mended it, it comes back to you." },
      sign: { title: "Sign off", text: "Now it may be signed. Who drafted does not sign: that is the rule." },
      others: { title: "Others go on", text: "The desk checks, somebody else calls back." },
      end: {
        title: "That was it",
        text: "Where the callback says it is not solved, it comes back to your body, and that is counted.",
      },
    },
  },
};
