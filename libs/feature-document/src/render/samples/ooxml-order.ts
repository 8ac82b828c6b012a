import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

/**
 * Children of an element in the order of their sequence in the schemas of ECMA-376 (part 1, SpreadsheetML and
 * WordprocessingML), for every element that the product writes and whose content is a sequence. A file in another
 * order opens in one program and is refused by the next.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  // SpreadsheetML
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing picture oleObjects controls webPublishItems tableParts extLst',
  sheetPr: 'tabColor outlinePr pageSetUpPr',
  sheetView: 'pane selection pivotSelection extLst',
  c: 'f v is extLst',
  headerFooter: 'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  font: 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme',
  border: 'start end left right top bottom diagonal vertical horizontal',
  xf: 'alignment protection extLst',
  dxf: 'font numFmt fill alignment border protection extLst',
  patternFill: 'fgColor bgColor',
  // WordprocessingML
  'w:document': 'w:background w:body',
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange',
  'w:pBdr': 'w:top w:left w:bottom w:right w:between w:bar',
  'w:sectPr':
    'w:headerReference|w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid w:printerSettings w:sectPrChange',
  'w:tbl': 'w:bookmarkStart|w:bookmarkEnd w:tblPr w:tblGrid w:tr',
  'w:tblPr':
    'w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription w:tblPrChange',
  'w:tblBorders': 'w:top w:left|w:start w:bottom w:right|w:end w:insideH w:insideV',
  'w:tblCellMar': 'w:top w:left|w:start w:bottom w:right|w:end',
  'w:tcPr':
    'w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark',
  'w:tcBorders': 'w:top w:left|w:start w:bottom w:right|w:end w:insideH w:insideV w:tl2br w:tr2bl',
  'w:tcMar': 'w:top w:left|w:start w:bottom w:right|w:end',
  'w:tr': 'w:tblPrEx w:trPr w:tc',
  'w:styles': 'w:docDefaults w:latentStyles w:style',
  'w:docDefaults': 'w:rPrDefault w:pPrDefault',
  'w:style':
    'w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose w:personalReply w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr',
  'w:font':
    'w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic',
  'w:settings':
    'w:writeProtection w:view w:zoom w:removePersonalInformation w:displayBackgroundShape w:embedTrueTypeFonts w:saveSubsetFonts w:mirrorMargins w:trackRevisions w:documentProtection w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:evenAndOddHeaders w:characterSpacingControl w:footnotePr w:endnotePr w:compat w:docVars w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator',
};

/** Elements of a file whose children stand in another order than their schema has, or that it does not have. */
export async function outOfOrder(file: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(file);
  const parts = Object.keys(zip.files).filter((path) => /\.xml$/.test(path) && !path.startsWith('['));
  const found = await Promise.all(
    parts.map(
      async (path) => (await zip.file(path)?.async('string').then(disorder))?.map((one) => `${path}: ${one}`) ?? [],
    ),
  );
  return found.flat();
}

function disorder(xml: string): string[] {
  const wrong: string[] = [];
  const open: { name: string; children: string[] }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => wrong.push(error.message));
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.children.push(name);
    open.push({ name, children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    const sequence = closed && SEQUENCES[closed.name];
    if (closed && sequence) wrong.push(...faults(closed.name, closed.children, sequence.split(' ')));
  });
  parser.write(xml).close();
  return wrong;
}

function faults(name: string, children: readonly string[], sequence: readonly string[]): string[] {
  const place = (child: string): number => sequence.findIndex((one) => one.split('|').includes(child));
  const unknown = children.filter((child) => place(child) < 0).map((child) => `<${name}> has no <${child}>`);
  const turned = children
    .slice(1)
    .flatMap((child, index) =>
      place(child) < place(children[index] ?? '') ? [`<${name}>: <${child}> after <${children[index] ?? ''}>`] : [],
    );
  return [...new Set([...unknown, ...turned])];
}
