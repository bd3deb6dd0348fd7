import { paperText } from './clean-text.ts'
import type { ReportDocument } from 'shared/report/document.ts'

/** Who made an office file and when: the issuing body, at the cut-off. No clock of the machine comes in. */
export function coreProperties({ head, source, locale }: ReportDocument): string {
  const title = escape([head.kind, ...head.subject].join(' '))
  const day = source.cutOff.replace(/\.\d+Z$/, 'Z')
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title><dc:creator>${escape(head.issuer)}</dc:creator><dc:language>${locale}</dc:language>`,
    `<cp:lastModifiedBy>${escape(head.issuer)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
}

const escape = (text: string): string =>
  paperText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
