import { useMemo } from "react";
import classes from "./Import.module.css";
import { useOrganisationWords } from "./words.ts";

const mark = "\ufeff";
const bodiesTemplate = `${mark}编码,上级编码,类型,名称,英文名称,电话,纬度,经度\r\n`;
const peopleTemplate = `${mark}登录名,姓名,工作电话,角色,所在机构编码,职务\r\n`;

/** Which columns a table has, and templates to begin with. */
export function ImportGuide() {
  const o = useOrganisationWords();
  return (
    <section className={classes.guide}>
      <ul>
        <li>{o("import.bodiesColumns")}</li>
        <li>{o("import.peopleColumns")}</li>
        <li>{o("import.hint")}</li>
      </ul>
      <p>
        {o("import.template")}：
        <Template name={o("import.bodiesTemplate")} fileName="shiliu-bodies.csv" content={bodiesTemplate} />
        <Template name={o("import.peopleTemplate")} fileName="shiliu-people.csv" content={peopleTemplate} />
      </p>
    </section>
  );
}

function Template({ name, fileName, content }: { name: string; fileName: string; content: string }) {
  const href = useMemo(() => `data:text/csv;charset=utf-8,${encodeURIComponent(content)}`, [content]);
  return (
    <a href={href} download={fileName}>
      {name}
    </a>
  );
}
