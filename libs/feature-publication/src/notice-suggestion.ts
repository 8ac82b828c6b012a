import type { NoticeContent } from '@linxuan/contracts';
import { documentName, nounsOf, type NoticeStage, type ProgrammeDefinition } from '@linxuan/domain';

const OBJECTIONS =
  '公示期内，任何单位和个人对公示内容有异议的，可以在线或者书面提出，写明姓名或单位名称、联系方式、异议内容和理由，并提供可以核实的线索。';

/** A first text in the words of the edition; what an objection must contain is the product's own demand. */
export function noticeSuggestion(definition: ProgrammeDefinition, stage: NoticeStage): NoticeContent {
  const { item } = nounsOf(definition);
  const basis = `根据${documentName(definition.call)}`;
  const contact = '联系单位：\n联系电话：\n电子邮箱：\n通信地址：';
  if (stage.by === 'nominator')
    return {
      title: `关于“${definition.title.zh}”拟推荐${item.zh}的公示`,
      text: `${basis}，经申报和审核，拟推荐以下${item.zh}，现予公示。\n${OBJECTIONS}公示无异议，或者虽有异议但经核实处理后沟通一致的，方可推荐。`,
      contact,
    };
  return {
    title: `关于《${definition.result?.title ?? definition.title.zh}》拟入选${item.zh}名单的公示`,
    text: `${basis}，经申报、审核和评审，形成拟入选${item.zh}名单，现予公示。\n${OBJECTIONS}对提出异议者的身份予以保密。`,
    contact,
  };
}
