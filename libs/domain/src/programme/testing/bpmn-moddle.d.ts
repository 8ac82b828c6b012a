/** The reader of BPMN that bpmn-js is built on; it comes without types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ rootElement: object; warnings: object[] }>;
  }
}
