import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { builtInTags } from '../../built-in-tags'
import { defineElement, type ElementDefinition } from './define-element'
import { checkbox, checkboxGroup, label, radio, radioGroup, switchControl } from './choice-controls'
import { button, form, slider } from './form-controls'
import { icon, progress } from './indicators'
import { matchMediaElement } from './match-media'
import { audio, canvas, image, video, webView } from './media'
import { movableView } from './movable-view'
import { navigator } from './navigator'
import { pageContainer, rootPortal } from './page-layers'
import { navigationBar, pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { swiper, swiperItem } from './swiper'
import { input, textarea } from './text-controls'

const definitions: Record<string, ElementDefinition> = {
  text: { properties: { userSelect: Boolean, selectable: Boolean, space: String, decode: Boolean } },
  image,
  'cover-image': image,
  input,
  textarea,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  switch: switchControl,
  label,
  form,
  button,
  slider,
  icon,
  progress,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': swiperItem,
  navigator,
  'rich-text': richText,
  'root-portal': rootPortal,
  'page-container': pageContainer,
  'page-meta': pageMeta,
  'navigation-bar': navigationBar,
  'movable-view': movableView,
  'match-media': matchMediaElement,
  video,
  audio,
  canvas,
  'web-view': webView,
}

/** Registers all elements; those without a definition are boxes. */
export function defineElements(space: InstanceType<typeof glassEasel.ComponentSpace>): void {
  for (const tag of builtInTags) defineElement(space, tag, definitions[tag])
}
