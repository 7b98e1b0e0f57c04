import { anOrganisation } from '../../test/factories'

/** A city that does not exist, from the root down. */
const city = anOrganisation('org-city', '江南市')
const district = anOrganisation('org-district', '城东区', city)
const lakeside = anOrganisation('org-lakeside', '望湖街道', district)
const willow = anOrganisation('org-willow', '柳溪镇', district)
const spring = anOrganisation('org-spring', '春晓社区', lakeside)
const jade = anOrganisation('org-jade', '碧波社区', lakeside)
const newStratum = anOrganisation('org-new-stratum', '城东区新的社会阶层人士联谊会', district)
const returned = anOrganisation('org-returned', '城东区留学人员联谊会', district)
const chamber = anOrganisation('org-chamber', '望湖街道商会', lakeside)
const fellows = anOrganisation('org-fellows', '柳溪同乡会', willow)
const volunteers = anOrganisation('org-volunteers', '春晓社区志愿者协会', spring)

export const seedOrganisations = {
  city,
  district,
  lakeside,
  willow,
  spring,
  jade,
  newStratum,
  returned,
  chamber,
  fellows,
  volunteers,
}
export type SeedOrganisation = keyof typeof seedOrganisations
