import type { ArticleContent } from "../domain/article.ts";
import type { Template } from "../store/templates.ts";

type DemoArticle = Pick<ArticleContent, "ownerId" | "title" | "question" | "answer" | "keywords"> &
  Partial<Pick<ArticleContent, "kinds" | "public">> & {
    /** For how many days from the first start; absent: half a year. */
    validDays?: number;
  };

/** Made-up articles to try the knowledge base with; none of them is anybody's real rule. */
export const demoArticles: readonly DemoArticle[] = [
  {
    ownerId: "652301-D-housing",
    title: "（演示）供暖季室内温度不达标怎么反映",
    question: "暖气不热，家里冷，屋里温度低，供热不好找谁",
    answer:
      "（演示内容）请先关好门窗，在房间中央量一次室温并记下时间。达不到供热合同约定温度的，可先联系供热企业上门测温；" +
      "测温结果双方签字。\n\n供热企业没有按约定时间上门，或测温后仍不处理的，请告知小区、楼栋、门牌号和测温结果，由主管部门督促办理。",
    keywords: ["暖气", "供热", "室温", "测温"],
    kinds: ["consult", "help", "complaint"],
    public: true,
  },
  {
    ownerId: "652301-D-housing",
    title: "（演示）住宅漏水由谁维修",
    question: "水管漏水，楼上漏水，墙面渗水，屋顶漏雨找谁修",
    answer:
      "（演示内容）户内自用的管道由住户自行维修；公共立管、屋面和外墙由物业服务人按合同维修。\n\n" +
      "分不清是哪一段漏水的，请先关闭进户阀门，再联系物业到场查看；物业不到场的，请告知小区和门牌号，由主管部门协调。",
    keywords: ["漏水", "物业", "维修", "渗水"],
    public: true,
  },
  {
    ownerId: "652301-D-urban",
    title: "（演示）路灯不亮怎么报修",
    question: "路灯坏了，小区外面路灯不亮，晚上太黑",
    answer:
      "（演示内容）请说明路名、灯杆编号或附近的标志物，以及不亮的盏数。市政道路的路灯由城市管理部门派人检修；" +
      "小区围墙以内的路灯由物业维修。\n\n有灯杆倾斜、电线裸露的，请不要靠近，并说明有危险，按紧急事项处理。",
    keywords: ["路灯", "照明", "灯杆"],
    kinds: ["consult", "help"],
    public: true,
  },
  {
    ownerId: "652301-D-market",
    title: "（演示）网购商品退换货有争议怎么办",
    question: "商家不给退货，买的东西有质量问题，不退钱",
    answer:
      "（演示内容）请先保留订单、付款记录和与商家的对话，并向平台提出退换货申请。平台未处理的，请提供商家名称、" +
      "订单号和诉求，由商家所在地的市场监管部门组织调解。\n\n调解不成的，可以依法申请仲裁或提起诉讼。",
    keywords: ["退货", "网购", "消费", "调解"],
    kinds: ["consult", "complaint"],
  },
  {
    ownerId: "652301",
    title: "（演示）办事大厅的工作时间",
    question: "政务服务大厅几点上班，周末开门吗，什么时候可以办",
    answer:
      "（演示内容）政务服务大厅在法定工作日开放，具体时间随季节调整，以大厅门口和网上公布的时间为准。\n\n" +
      "需要在节假日办理的，请先电话确认是否有值班窗口。",
    keywords: ["办事大厅", "上班时间", "政务服务"],
    kinds: ["consult"],
    public: true,
    // Soon over, so that its owner has something to look at again.
    validDays: 20,
  },
];

/** Made-up templates, with blanks that the case fills and one that its handler must. */
export const demoTemplates: readonly (Pick<Template, "bodyId" | "title" | "action" | "words"> &
  Partial<Pick<Template, "kind">>)[] = [
  {
    bodyId: "652301",
    title: "（演示）咨询答复",
    kind: "consult",
    action: "solveOnTheSpot",
    words:
      "您好！您于{反映日期}反映的{类别}事项（编号 {编号}）已收悉。经查，{答复要点}。\n\n如有疑问，欢迎再次来电。\n{机构}\n{日期}",
  },
  {
    bodyId: "652301",
    title: "（演示）办理结果答复",
    action: "draftAnswer",
    words:
      "您好！您反映的{地点}的事项（编号 {编号}）已办理。经现场核实，{核实情况}；已采取以下措施：{处理措施}。\n\n感谢您的监督。\n{机构}\n{日期}",
  },
  {
    bodyId: "652301",
    title: "（演示）阶段性答复",
    action: "replyInterim",
    words:
      "您好！您反映的事项（编号 {编号}）正在办理：{目前进展}。预计于{预计日期}前再次答复您。\n{机构}\n{日期}",
  },
];
