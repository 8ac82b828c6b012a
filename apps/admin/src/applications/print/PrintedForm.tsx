import type { DraftDto, ReceiptDto } from '@linxuan/contracts';
import { getAt, type FormStep } from '@linxuan/form-rules';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useLang, useNames, useText, valueText } from '../../components';
import { useEditionResolve } from '../parts/useResolve';
import { asObject, isPrinted, PrintedField, type PrintWords } from './PrintedFields';
import { SHEET } from './paper';

/** From how many parts on a printed application has a table of contents. */
const LONG = 4;

/** The application as a book: cover, contents where it is long, the form part by part, files, signatures and seals. */
export function PrintedForm({ draft, receipt }: { draft: DraftDto; receipt: ReceiptDto | undefined }) {
  const translate = useTranslate();
  const lang = useLang();
  const { form, content } = draft;
  const resolve = useNames(draft.attachments, useEditionResolve(draft.editionId));
  const words: PrintWords = {
    value: (field, value) => valueText(form, field, value, lang, resolve) ?? '',
    title: (field, name) => field['x-title']?.[lang] ?? name,
    hidden: translate('applications.print.confidential'),
    file: (id) => draft.attachments.find((file) => file.id === id)?.name ?? '',
    marks: asObject(content['marks']) as Record<string, string>,
  };
  const fieldsOf = (step: FormStep) =>
    Object.entries(form.schema.properties ?? {}).filter(
      ([name, field]) =>
        (field['x-step'] ?? form.steps[0]?.id) === step.id &&
        isPrinted(field, form.schema.required?.includes(name) ?? false, content[name]),
    );
  const steps = form.steps.filter((step) => fieldsOf(step).length > 0);
  const files = form.attachments.flatMap(({ id, title }) =>
    draft.attachments.filter(({ slot }) => slot === id).map((file) => ({ ...file, title: title[lang] })),
  );
  const headings = [
    ...steps.map((step) => step.title[lang]),
    ...(files.length > 0 ? [translate('applications.attachments')] : []),
    translate('applications.print.signatures'),
  ];
  return (
    <Box className="sheet" lang={lang === 'zh' ? 'zh-CN' : 'en'} sx={SHEET}>
      <Cover draft={draft} receipt={receipt} />
      {headings.length > LONG && (
        <section className="sheet-part">
          <h2>{translate('applications.print.contents')}</h2>
          <ol>
            {headings.map((heading) => (
              <li key={heading}>{heading}</li>
            ))}
          </ol>
        </section>
      )}
      {steps.map((step, index) => (
        <section key={step.id} className={index === 0 ? 'sheet-part' : undefined}>
          <h2>{`${index + 1}. ${step.title[lang]}`}</h2>
          {fieldsOf(step).map(([name, field]) => (
            <PrintedField
              key={name}
              form={form}
              field={field}
              name={name}
              path={[name]}
              value={content[name]}
              publicity={field['x-public'] ?? 'confidential'}
              words={words}
            />
          ))}
        </section>
      ))}
      {files.length > 0 && (
        <section>
          <h2>{`${steps.length + 1}. ${translate('applications.attachments')}`}</h2>
          <table>
            <tbody>
              {files.map(({ id, title, name }) => (
                <tr key={id}>
                  <th>{title}</th>
                  <td>{name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Signatures />
    </Box>
  );
}

/** What it is, whose it is, and which version: the digest tells this version from every other. */
function Cover({ draft, receipt }: { draft: DraftDto; receipt: ReceiptDto | undefined }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const holder = asObject(draft.content['holder'])['name'];
  const title = getAt(draft.content, draft.titleField);
  const facts: [string, string][] = [
    ['number', draft.number],
    ['what', typeof title === 'string' ? title : ''],
    ['holder', typeof holder === 'string' ? holder : ''],
    [
      'state',
      translate(draft.editable ? 'applications.print.draft' : 'applications.print.version', {
        revision: draft.revision,
      }),
    ],
    ['at', format.dateTime(receipt?.at ?? draft.updatedAt)],
    ['digest', receipt ? (receipt.sha256.match(/.{8}/g) ?? []).join(' ') : ''],
  ];
  return (
    <section className="sheet-cover">
      <Typography component="p" sx={{ textAlign: 'center', fontSize: '1.1rem', mt: { xs: 2, sm: 6 } }}>
        {text(draft.editionTitle)}
      </Typography>
      <Typography component="p" sx={{ textAlign: 'center', fontSize: '1.8rem', fontWeight: 700, my: { xs: 2, sm: 6 } }}>
        {text(draft.form.title)}
      </Typography>
      <table>
        <tbody>
          {facts
            .filter(([, value]) => value !== '')
            .map(([key, value]) => (
              <tr key={key}>
                <th>{translate(`applications.print.cover.${key}`)}</th>
                <td>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** Room for whoever signs and seals: the applicant, and the body that nominates it. */
function Signatures() {
  const translate = useTranslate();
  return (
    <section className="sheet-part">
      <h2>{translate('applications.print.signatures')}</h2>
      {(['applicant', 'nominator'] as const).map((who) => (
        <table key={who}>
          <tbody>
            <tr>
              <th>{translate(`applications.print.sign.${who}`)}</th>
              <Box component="td" sx={{ height: '7cm' }}>
                {['person', 'seal', 'date'].map((line) => (
                  <Typography key={line} component="p" sx={{ textAlign: 'right', pr: '4cm', pt: '1.2cm' }}>
                    {translate(`applications.print.sign.${line}`)}
                  </Typography>
                ))}
              </Box>
            </tr>
          </tbody>
        </table>
      ))}
    </section>
  );
}
