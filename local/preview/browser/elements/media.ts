import { element, setAttribute } from '../phone/dom'
import { assetUrl } from './asset-url'
import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

export const image: ElementDefinition = {
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    webp: Boolean,
    showMenuByLongpress: Boolean,
    fadeIn: Boolean,
  },
  create(builtIn) {
    const picture = element('img', { alt: '' })
    picture.onload = () => builtIn.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    picture.onerror = () => builtIn.fire('error', { errMsg: 'load fail' })
    builtIn.node.append(picture)
  },
  watch: {
    src: (builtIn) => {
      const source = builtIn.text('src')
      setAttribute(pictureOf(builtIn), 'src', source && assetUrl(source, builtIn))
    },
    mode: ({ node, data }) => setAttribute(node, 'mode', data['mode']),
    ariaLabel: (builtIn) => pictureOf(builtIn).setAttribute('alt', builtIn.text('ariaLabel')),
  },
}

function pictureOf({ node }: BuiltIn): HTMLImageElement {
  return node.firstElementChild as HTMLImageElement
}

function player(tag: 'video' | 'audio'): ElementDefinition {
  return {
    properties: {
      src: String,
      poster: String,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      objectFit: String,
      title: String,
      initialTime: Number,
      showFullscreenBtn: Boolean,
      showPlayBtn: Boolean,
      enableProgressGesture: Boolean,
    },
    create(builtIn) {
      const control = element(tag)
      builtIn.exposed = control
      builtIn.node.append(control)
      for (const name of ['play', 'pause', 'ended', 'error', 'timeupdate', 'waiting', 'loadedmetadata']) {
        control.addEventListener(name, () => builtIn.fire(name, { currentTime: control.currentTime, duration: control.duration }))
      }
    },
    watch: {
      'src, poster, controls, loop, muted, autoplay': (builtIn) => {
        const control = builtIn.node.querySelector(tag)
        const source = builtIn.text('src')
        if (control && source) control.src = assetUrl(source, builtIn)
        for (const name of ['controls', 'loop', 'muted', 'autoplay']) control?.toggleAttribute(name, builtIn.flag(name))
        if (control && builtIn.text('poster')) control.setAttribute('poster', assetUrl(builtIn.text('poster'), builtIn))
      },
    },
  }
}

export const video = player('video')
export const audio = player('audio')

export const canvas: ElementDefinition = {
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  create(builtIn) {
    const surface = element('canvas')
    builtIn.exposed = Object.assign(surface, { createImage: () => new Image(), requestAnimationFrame, cancelAnimationFrame })
    builtIn.node.append(surface)
  },
}

export const webView: ElementDefinition = {
  properties: { src: String },
  create: ({ node }) => node.append(element('iframe')),
  watch: { src: ({ node, data }) => setAttribute(node.firstElementChild ?? node, 'src', data['src']) },
}
