/** Elements WeChat brings. In the browser `view` becomes `<wx-view>`, so that no name collides with HTML. */
export const builtInTags = [
  'view text image button input textarea scroll-view swiper swiper-item picker picker-view picker-view-column switch checkbox',
  'checkbox-group radio radio-group form label navigator rich-text icon progress slider root-portal page-container movable-area',
  'movable-view cover-view cover-image match-media page-meta navigation-bar video audio camera canvas map web-view open-data ad editor',
  'share-element sticky-header sticky-section grid-view list-view official-account live-player live-pusher',
].flatMap((line) => line.split(' '))
