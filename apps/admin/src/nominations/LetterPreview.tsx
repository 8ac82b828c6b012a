import { papers } from '@linxuan/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Paper, paperDate, PaperLine, PaperTable, PaperText, PaperTitle } from '../reviews/PaperPreview';

/** The letter as it will be printed: head, number, body, annexes, signatories and date. */
export function LetterPreview({ letter }: { letter: papers.NominationLetterData }) {
  const translate = useTranslate();
  const number = letter.documentNumber;
  return (
    <Paper label={translate('nominations.letter')}>
      <Box
        component="p"
        sx={{ textAlign: 'center', color: '#c00', fontWeight: 700, fontSize: '1.5rem', letterSpacing: '0.06em' }}
      >
        {letter.issuers.join('  ')}
      </Box>
      <Box sx={{ borderTop: '3px double #c00', my: 1 }} />
      <PaperLine align="right">{typeof number === 'string' && number !== '' ? number : '〔    〕    号'}</PaperLine>
      <PaperTitle>{letter.title}</PaperTitle>
      <PaperLine>{letter.addressee}：</PaperLine>
      {letter.paragraphs.map(({ text }, index) => (
        <PaperText key={index}>{text}</PaperText>
      ))}
      {letter.attachments.length > 0 && (
        <Box sx={{ mt: '1em' }}>
          {letter.attachments.map((name, index) => (
            <PaperText key={name}>
              {index === 0 ? '附件：' : '　　　'}
              {letter.attachments.length > 1 ? `${index + 1}. ` : ''}
              {name}
            </PaperText>
          ))}
        </Box>
      )}
      <Box sx={{ mt: '1.5em' }}>
        {letter.signatories.map((name) => (
          <PaperLine key={name} align="right">
            {name}
          </PaperLine>
        ))}
        <PaperLine align="right">{paperDate(letter.date)}</PaperLine>
      </Box>
      {letter.contact && (
        <PaperText>
          （联系人：{letter.contact.person}，联系电话：{letter.contact.phone}）
        </PaperText>
      )}
    </Paper>
  );
}

/** 推荐汇总表 as it will be printed. */
export function SummaryPreview({ summary }: { summary: papers.NominationSummaryData }) {
  const translate = useTranslate();
  const columns = papers.summaryColumns(summary);
  return (
    <Paper label={translate('nominations.summary')}>
      <PaperLine>{summary.annexLabel}</PaperLine>
      <PaperTitle>{summary.title}</PaperTitle>
      <PaperLine>
        填报单位（盖章）：{summary.nominator}　　共{summary.rows.length}项
      </PaperLine>
      <PaperTable
        label={translate('nominations.summary')}
        minWidth={1060}
        head={columns.map(({ title }) => title)}
        rows={summary.rows.map((row) => columns.map(({ value }) => lines(String(value(row)))))}
      />
      <PaperLine>
        填表人：{summary.preparedBy}　　审核人：{summary.releasedBy}　　联系电话：{summary.phone}　　
        {paperDate(summary.date)}
      </PaperLine>
    </Paper>
  );
}

function lines(text: string) {
  return text.split('\n').map((value, index) => (
    <Box component="span" key={index} sx={{ display: 'block' }}>
      {value}
    </Box>
  ));
}
