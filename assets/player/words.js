// @ts-check
"use strict";

// The player's own texts: English and Chinese, as native editors write them.

/** @typedef {"en" | "zh"} Language */

const words = {
  picture: ["Picture", "画面"],
  controls: ["Playback", "播放控制"],
  play: ["Play", "播放"],
  pause: ["Pause", "暂停"],
  again: ["Play again", "重新播放"],
  next_scene: ["Next scene", "下一场景"],
  previous_scene: ["Previous scene", "上一场景"],
  position: ["Position in the story", "播放进度"],
  speed: ["Speed", "速度"],
  sound: ["Sound", "声音"],
  captions: ["Captions", "字幕"],
  scenes: ["Scenes", "场景"],
  search: ["Search", "搜索"],
  sources: ["Sources", "来源"],
  notes: ["Notes", "备注"],
  about: ["About", "关于"],
  full_screen: ["Full screen", "全屏"],
  leave_full_screen: ["Leave full screen", "退出全屏"],
  close: ["Close", "关闭"],
  zoom: ["Zoom", "缩放"],
  zoom_in: ["Zoom in", "放大"],
  zoom_out: ["Zoom out", "缩小"],
  zoom_whole: ["Whole picture", "全图"],
  in_words: ["The scene in words", "场景文字说明"],
  shows: ["What the picture shows", "画面内容"],
  scene_of: ["Scene {} of {}", "场景{}/{}"],
  seconds_of: ["{} of {}", "{}，共{}"],
  untitled: ["Scene {}", "场景{}"],
  uncover: ["Show the picture again", "恢复画面"],
  go_to: ["Scene {}? Press Enter", "跳至第{}个场景？按 Enter 键确认"],
  spotlight: ["Spotlight", "聚光灯"],
  pen: ["Pen", "画笔"],
  paused: ["Paused", "已暂停"],

  facts: ["Facts and sources", "信息与来源"],
  facts_alone: ["Facts", "信息"],
  facts_hint: ["Select an aircraft, a route, a place or a number in the picture, or choose from the list.",
               "单击画面中的飞机、航线、地点或数字，也可从下列各项中选择。"],
  here_now: ["In the picture now", "当前画面"],
  nothing_here: ["Nothing in this picture can be selected.", "当前画面中没有可选内容。"],
  more_here: ["{} more here: click again", "此处另有{}项：再次单击"],
  rest_found: ["{} in all; the first {} are listed. Search finds the others.", "共{}项，仅列出前{}项，其余可搜索。"],
  who_says: ["Who says so?", "信息来源"],
  no_source: ["No source is given.", "未注明来源。"],
  back: ["Back to the list", "返回列表"],
  show_it: ["Show in the picture", "在画面中显示"],
  opens_site: ["opens a website", "将打开网页"],
  flight: ["Flight", "航班"],
  place: ["Place", "地点"],
  counter: ["Number", "数据项"],
  event: ["Event", "事件"],
  scene: ["Scene", "场景"],

  search_label: ["Flight, place, number, event or scene", "航班、地点、数据项、事件、场景"],
  search_none: ["No match.", "未找到匹配项。"],
  search_found: ["Matches: {}", "找到{}项"],
  search_first: ["{} matches; the first {} are shown.", "共{}项，仅显示前{}项。"],
  no_notes: ["No notes for this scene.", "此场景没有备注。"],

  digest: ["Digest of the scenario", "方案摘要值"],
  made_by: ["Made with {}", "由 {} 生成"],
  sealed: ["This file is complete in itself. It loads nothing from the network and sends nothing.",
           "本文件内容完整，不从网络加载任何内容，也不发送任何数据。"],
  checked_by: ["Whether it comes from a given scenario can be checked with “homebound check”.",
               "可用 homebound check 核对本文件是否出自某一方案。"],
  keys: ["Keyboard shortcuts", "快捷键"],
  keys_on: ["Use single-key shortcuts", "启用单键快捷键"],
  mouse: ["Mouse and touch", "鼠标与触摸"],
  mouse_wheel: ["Wheel or pinch: zoom. Drag: move the map. Double click: zoom in, or show the whole picture again.",
                "滚轮或双指：缩放。拖动：移动地图。双击：放大，或恢复全图。"],
  mouse_click: ["Click or tap an aircraft, a route, a place or a number: its facts and sources.",
                "单击或轻点飞机、航线、地点或数字：查看信息与来源。"],
  mouse_click_facts: ["Click or tap an aircraft, a route, a place or a number: its facts.",
                      "单击或轻点飞机、航线、地点或数字：查看信息。"],
  key_play: ["Play or pause", "播放或暂停"],
  key_next: ["Play to the end of the next scene", "播放至下一场景结尾"],
  key_previous: ["Back to the end of the previous scene", "回到上一场景结尾"],
  key_jump: ["That scene", "跳至该场景"],
  key_ends: ["Start, end", "开头、结尾"],
  key_cover: ["Black or white screen; any key returns", "黑屏或白屏，按任意键恢复"],
  key_zoom: ["Zoom in, zoom out, whole picture", "放大、缩小、全图"],
  key_pan: ["Move the map while zoomed in", "放大后移动地图"],
  key_pace: ["Slower, faster", "减速、加速"],
  key_full: ["Full screen", "全屏"],
  key_spotlight: ["Spotlight at the pointer", "聚光灯（随指针移动）"],
  key_pen: ["Pen: drag to draw on the picture; erase", "画笔：拖动即可在画面上书写；清除笔迹"],
  key_panels: ["Search; scenes; sources; notes; about", "搜索；场景；来源；备注；关于"],
  key_panels_facts: ["Search; scenes; facts; notes; about", "搜索；场景；信息；备注；关于"],
  key_looks: ["Language; theme; captions; sound", "语言；主题；字幕；声音"],
  key_close: ["Close, leave", "关闭、退出"],
  or: [" or ", " 或 "],
  a_number: ["number", "数字"],

  other_language: ["English", "中文"],
  theme_day: ["Day", "日间"],
  theme_night: ["Night", "夜间"],
  theme_paper: ["Paper", "纸面"],
  theme_print: ["Print", "印刷"],
  theme_relief: ["Relief", "晕渲"],
  theme_contrast: ["High contrast", "高对比度"],
  theme_to: ["Theme: {}", "主题：{}"],

  damaged: ["This file is damaged or incomplete: {}.", "文件已损坏或不完整：{}。"],
  damaged_texts: ["its texts cannot be read", "文字部分无法读取"],
  damaged_packed: ["its pictures cannot be unpacked", "画面数据无法解压"],
  damaged_kind: ["its pictures are of an unknown kind", "画面数据格式不明"],
  damaged_end: ["its pictures end too early", "画面数据不全"],
  too_old: ["This browser is too old to play the story; its text follows. Chrome or Edge 90, Firefox 113, Safari 16.4 or later will do.",
            "浏览器版本过旧，无法播放，以下为文字内容。请使用 Chrome 或 Edge 90、Firefox 113、Safari 16.4 或更新版本。"]
};

/** @typedef {keyof typeof words} Word */

/** @param {Word} word @param {Language} language @param {(string | number)[]} values */
function told(word, language, ...values) {
  let at = 0;
  return words[word][language === "zh" ? 1 : 0].replace(/\{\}/g, () => String(values[at++]));
}

/** What is wrong with a file. */
class Damage extends Error {
  /** @param {Word} word */
  constructor(word) {
    super(words[word][0]);
    this.word = word;
  }
}
