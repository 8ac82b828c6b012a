import { useTranslate } from 'react-admin';
import { Paper, paperDate, PaperLine, PaperTable, PaperText, PaperTitle } from './PaperPreview';
import { sessionStore } from '../providers/sessionStore';
import { useSession } from '../providers/sessionStore';
import { placeOf, type CheckWorksheet } from './checkWorksheet';
import type { CaseView } from './useCase';

const TITLES = { accept: '受理通知书', return: '补正通知书', reject: '不予受理通知书' } as const;

/** The notice that the decision at hand sends to the applicant, as it will read. */
export function NoticePreview({
  view,
  worksheet,
  reasonText,
  dueAt,
}: {
  view: CaseView;
  worksheet: CheckWorksheet;
  reasonText: string;
  dueAt: string | null;
}) {
  const translate = useTranslate();
  const session = useSession();
  if (worksheet.decision === '') return null;
  const row = view.detail.case;
  const issuer = session?.membership.orgName.zh ?? '';
  const places = Object.entries(worksheet.remarks);
  return (
    <Paper label={translate('reviews.check.notice')}>
      <PaperTitle>{issuer}</PaperTitle>
      <PaperTitle>{TITLES[worksheet.decision]}</PaperTitle>
      <PaperLine>{row.holderName}：</PaperLine>
      <PaperText>
        你单位于{paperDate(row.firstSubmittedAt)}提交的“{row.title}”（申报编号：{row.number}）收悉。我单位对
        {view.detail.editionTitle.zh}的申报材料进行了审查。
      </PaperText>
      {worksheet.decision === 'accept' && (
        <PaperText>经审查，上述申报材料齐全、填写规范，符合形式要求，现予受理。</PaperText>
      )}
      {worksheet.decision === 'return' && (
        <>
          <PaperText>
            经审查，上述申报材料有{places.length}处需要补正，具体见下表。请于{paperDate(dueAt)}
            前通过系统补正后重新提交。
          </PaperText>
          <PaperTable
            label={TITLES.return}
            head={['序号', '需补正的内容', '存在的问题']}
            rows={places.map(([pointer, remark], index) => [
              index + 1,
              placeOf(view.form, pointer),
              remark || worksheet.general,
            ])}
          />
        </>
      )}
      {worksheet.decision === 'reject' && (
        <>
          <PaperText>经审查，上述申报不符合受理条件，决定不予受理。理由如下：</PaperText>
          <PaperText>{[reasonText, worksheet.general].filter((part) => part !== '').join('：')}</PaperText>
        </>
      )}
      <PaperText>特此通知。</PaperText>
      <PaperLine align="right">{issuer}</PaperLine>
      <PaperLine align="right">{paperDate(sessionStore.now().toISOString())}</PaperLine>
    </Paper>
  );
}
