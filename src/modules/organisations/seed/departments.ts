/** A kind of department, as the prefecture and every county has it. */
export interface SeedDepartment {
  /** Last part of the body's code: `652301-D-housing`. */
  code: string;
  /** Chinese name with `{place}` for the short name of the place. */
  zh: string;
  /** Where a county's is named otherwise. */
  zhInCounty?: string;
  en: string;
}

/** The departments (职能部门) of the model prefecture and of each of its counties. */
export const departments: readonly SeedDepartment[] = [
  { code: "housing", zh: "{place}住房和城乡建设局", en: "Housing and Urban-Rural Development Bureau" },
  { code: "urban", zh: "{place}城市管理局", en: "Urban Management Bureau" },
  { code: "market", zh: "{place}市场监督管理局", en: "Market Supervision Bureau" },
  { code: "labour", zh: "{place}人力资源和社会保障局", en: "Human Resources and Social Security Bureau" },
  { code: "land", zh: "{place}自然资源局", en: "Natural Resources Bureau" },
  { code: "transport", zh: "{place}交通运输局", en: "Transport Bureau" },
  {
    code: "ecology",
    zh: "{place}生态环境局",
    zhInCounty: "昌吉州生态环境局{place}分局",
    en: "Ecology and Environment Bureau",
  },
  { code: "education", zh: "{place}教育局", en: "Education Bureau" },
  { code: "health", zh: "{place}卫生健康委员会", en: "Health Commission" },
  { code: "insurance", zh: "{place}医疗保障局", en: "Healthcare Security Bureau" },
  { code: "civil", zh: "{place}民政局", en: "Civil Affairs Bureau" },
  { code: "police", zh: "{place}公安局（非紧急事项）", en: "Public Security Bureau (non-emergency matters)" },
  { code: "water", zh: "{place}水利局", en: "Water Resources Bureau" },
  { code: "farming", zh: "{place}农业农村局", en: "Agriculture and Rural Affairs Bureau" },
  { code: "industry", zh: "{place}工业和信息化局", en: "Industry and Information Technology Bureau" },
  { code: "tax", zh: "国家税务总局{place}税务局", en: "Taxation Bureau" },
];
