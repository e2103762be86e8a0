#include "config.h"

#include "summer-sample-words.h"

/* Invented, or so common that they are nobody's. Insurers, employers and providers do not exist. */
static const char *const surname[] = {
  "陈", "陈", "陈", "陈",   "陈",   "林", "林", "林", "林", "林", "黄", "黄", "黄", "张",
  "张", "张", "郑", "郑",   "郑",   "吴", "吴", "李", "李", "王", "王", "刘", "刘", "杨",
  "杨", "蔡", "蔡", "叶",   "叶",   "许", "许", "何", "谢", "郭", "江", "苏", "罗", "邱",
  "曾", "卢", "朱", "周",   "赖",   "徐", "翁", "洪", "施", "潘", "游", "魏", "方", "庄",
  "严", "高", "薛", "余",   "柯",   "程", "董", "肖", "邓", "俞", "阮", "池", "梁", "范",
  "沈", "丁", "邹", "欧阳", "上官", "官", "念", "危", "雷", "蓝", "钟",
};
static const char *const boy[] = {
  "子轩", "浩宇", "宇航", "俊杰", "梓豪", "天佑", "泽宇", "一鸣", "博文", "明哲", "嘉懿", "煜城",
  "懿轩", "伟泽", "熠彤", "鸿煊", "博涛", "烨霖", "烨华", "煜祺", "智宸", "正豪", "昊然", "明杰",
  "立诚", "立轩", "立辉", "峻熙", "弘文", "哲瀚", "雨泽", "楷瑞", "建辉", "晋鹏", "天磊", "绍辉",
  "泽洋", "明轩", "健柏", "鹏煊", "承恩", "启航", "景行", "思远", "知行", "乐天", "安邦", "书睿",
  "晨曦", "星宇", "宸",   "睿",   "涛",   "洋",   "凯",   "铭",   "骁",   "乐",   "毅",   "恺",
};
static const char *const girl[] = {
  "雨桐", "欣怡", "梓涵", "诗涵", "甜甜", "可馨", "佳怡", "思琪", "梦瑶", "语嫣", "紫萱", "若曦",
  "静怡", "雅静", "婉婷", "心怡", "芷若", "书瑶", "诗琪", "雅雯", "晓彤", "依诺", "依晨", "沐晴",
  "慧妍", "嘉欣", "佳琪", "梓萱", "奕涵", "昕玥", "悦然", "云舒", "听雪", "清欢", "知意", "乐瑶",
  "语桐", "妙涵", "晨馨", "月婵", "秋雁", "春晓", "小满", "若溪", "念慈", "安然", "亦菲", "锦瑟",
  "予墨", "可欣", "婷",   "悦",   "妍",   "琳",   "颖",   "萌",   "蕊",   "瑶",   "媛",   "朵",
};
static const char *const man[] = {
  "建国", "志强", "国华", "文斌", "永福", "海峰", "立新", "伟民", "晓东", "振宇", "德胜", "家豪",
  "明辉", "光荣", "庆生", "宝山", "金水", "木森", "炳文", "长荣", "剑锋", "少华", "国栋", "文龙",
  "世杰", "伟",   "强",   "勇",   "军",   "杰",   "斌",   "辉",   "峰",   "鹏",   "锋",
};
static const char *const woman[] = {
  "秀英", "丽华", "桂兰", "淑珍", "美玉", "晓燕", "丽萍", "雪梅", "惠芳", "玉兰", "春梅", "金凤",
  "素云", "碧霞", "月娥", "宝珠", "秋月", "爱珍", "丽娟", "海燕", "小红", "雅琴", "美云", "慧敏",
  "晓芳", "芳",   "敏",   "静",   "燕",   "娟",   "霞",   "艳",   "梅",   "萍",   "莉",
};
static const char *const place_first[] = {
  "云", "晴", "青", "望", "石", "桐", "竹", "安", "听", "梧", "和", "长", "南", "海",
  "罗", "榕", "溪", "明", "金", "银", "福", "瑞", "春", "秋", "松", "兰", "荷", "桂",
  "白", "紫", "凤", "鹤", "鹭", "龙", "星", "月", "旭", "晓", "永", "新",
};
static const char *const place_second[] = {
  "麓", "川", "禾", "澜", "榴", "荫", "屿", "雨", "桥", "轩", "堤", "湾", "盘", "泽", "源",
  "峰", "洲", "塘", "岭", "泉", "园", "坊", "亭", "浦", "港", "林", "田", "苑", "台", "岸",
};
static const char *const provider[] = {
  "新芽",   "小树苗", "启明",   "暖阳",       "童心", "彩虹桥", "蒲公英", "向日葵",
  "萤火虫", "海贝",   "榕树下", "春风",       "知了", "七彩石", "小橘灯", "白鹭",
  "晨星",   "同行",   "益家",   "家园",       "乐学", "慧心",   "青苗",   "木棉",
  "茉莉",   "三叶草", "星辰",   "小脚丫",     "绿舟", "爱之帆", "众扶",   "心桥",
  "阳光里", "好伙伴", "纸飞机", "大手牵小手", "北斗", "朝阳",   "立德",   "致远",
};
static const char *const provider_kind[] = {
  "社会工作服务中心",
  "青少年事务服务中心",
  "教育服务中心",
  "社区服务中心",
};
static const char *const bank[] = {
  "建设银行福州分行", "工商银行福州分行", "农业银行福州分行", "中国银行福州分行",
  "福建海峡银行",     "兴业银行福州分行", "邮储银行福州分行", "农村信用联社",
};
static const char *const venue[] = {
  "文体活动中心二楼", "职工之家", "党群服务中心", "邻里中心三楼",
  "教学楼一楼",       "多功能厅", "图书室",       "综合楼二楼",
};
static const char *const insurer[] = {
  "闽江人寿福州分公司",
  "海西财产保险福州分公司",
  "榕城养老保险福州分公司",
  "东南健康保险福州分公司",
};
static const char *const employer[] = {
  "榕北公交公司", "望澜电子有限公司", "安澜物流有限公司", "和丰纺织有限公司", "溪源机械厂",
  "海星水产公司", "罗盘造船厂",       "福田食品厂",       "明德医院",         "青禾小学",
  "晴川百货",     "石桥建筑公司",     "鹭岛快运",         "环卫处",           "自来水公司",
  "供电所",       "个体经营",         "外卖配送站",       "出租车公司",       "家政服务公司",
};
static const char *const priority[] = {
  "外来务工人员子女", "单亲家庭",     "留守儿童",     "困难职工家庭",
  "双职工家庭",       "一线医护子女", "货车司机子女", "环卫工人子女",
};
static const char *const health[] = {
  "花生过敏",   "海鲜过敏",   "青霉素过敏", "哮喘，随身带喷雾", "轻度近视，需坐前排",
  "容易流鼻血", "乳糖不耐受", "芒果过敏",   "蚕豆病",           "尘螨过敏",
};
static const char *const tutor_qualification[] = {
  "小学教师资格证", "幼儿教师资格证", "在读师范生", "退休教师", "助理社会工作师", "大学生",
};
static const char *const cancelled[] = {
  "停电检修", "校舍检修", "高温预警", "供水管道抢修", "场地临时征用",
};
static const char *const problem_minor[] = {
  "灭火器压力不足",   "急救箱药品过期",   "窗户限位器松动",
  "饮水机滤芯未更换", "签到表未当日填写", "插座无保护盖",
};
static const char *const problem_serious[] = {
  "消防通道堵塞", "楼梯护栏松动", "午餐留样缺失", "安全出口上锁", "电线裸露",
};
static const char *const incident_minor[] = {
  "课间奔跑摔倒，膝盖擦伤", "手工课被纸划伤手指", "午休时轻微腹痛",
  "与同学争执，已调解",     "流鼻血，冷敷后好转", "被蚊虫叮咬红肿",
};
static const char *const praise[] = {
  "老师很耐心", "希望明年继续办", "孩子很喜欢", "解决了大难题",
  "课程丰富",   "午餐不错",       "接送很方便", "感谢工会",
};
static const char *const complaint[] = {
  "希望延长接送时间", "教室空调不够凉", "作业辅导时间偏少",
  "午餐品种少",       "信息通知不及时", "活动场地偏小",
};

static const struct
{
  const char *const *words;
  guint n_words;
} lists[SUMMER_N_WORDS] = {
  [SUMMER_WORDS_SURNAME] = { surname, G_N_ELEMENTS (surname) },
  [SUMMER_WORDS_BOY] = { boy, G_N_ELEMENTS (boy) },
  [SUMMER_WORDS_GIRL] = { girl, G_N_ELEMENTS (girl) },
  [SUMMER_WORDS_MAN] = { man, G_N_ELEMENTS (man) },
  [SUMMER_WORDS_WOMAN] = { woman, G_N_ELEMENTS (woman) },
  [SUMMER_WORDS_PLACE_FIRST] = { place_first, G_N_ELEMENTS (place_first) },
  [SUMMER_WORDS_PLACE_SECOND] = { place_second, G_N_ELEMENTS (place_second) },
  [SUMMER_WORDS_PROVIDER] = { provider, G_N_ELEMENTS (provider) },
  [SUMMER_WORDS_PROVIDER_KIND] = { provider_kind, G_N_ELEMENTS (provider_kind) },
  [SUMMER_WORDS_BANK] = { bank, G_N_ELEMENTS (bank) },
  [SUMMER_WORDS_VENUE] = { venue, G_N_ELEMENTS (venue) },
  [SUMMER_WORDS_INSURER] = { insurer, G_N_ELEMENTS (insurer) },
  [SUMMER_WORDS_EMPLOYER] = { employer, G_N_ELEMENTS (employer) },
  [SUMMER_WORDS_PRIORITY] = { priority, G_N_ELEMENTS (priority) },
  [SUMMER_WORDS_HEALTH] = { health, G_N_ELEMENTS (health) },
  [SUMMER_WORDS_TUTOR_QUALIFICATION] = { tutor_qualification, G_N_ELEMENTS (tutor_qualification) },
  [SUMMER_WORDS_CANCELLED] = { cancelled, G_N_ELEMENTS (cancelled) },
  [SUMMER_WORDS_PROBLEM_MINOR] = { problem_minor, G_N_ELEMENTS (problem_minor) },
  [SUMMER_WORDS_PROBLEM_SERIOUS] = { problem_serious, G_N_ELEMENTS (problem_serious) },
  [SUMMER_WORDS_INCIDENT_MINOR] = { incident_minor, G_N_ELEMENTS (incident_minor) },
  [SUMMER_WORDS_PRAISE] = { praise, G_N_ELEMENTS (praise) },
  [SUMMER_WORDS_COMPLAINT] = { complaint, G_N_ELEMENTS (complaint) },
};

/**
 * summer_words_get_size:
 *
 * How many words a list has, the common ones counted as often as they stand in it.
 */
guint
summer_words_get_size (SummerWords list)
{
  return lists[list].n_words;
}

/**
 * summer_words_get:
 * @index: any number; it wraps around
 *
 * Returns: a word of the list; static
 */
const char *
summer_words_get (SummerWords list, guint index)
{
  return lists[list].words[index % lists[list].n_words];
}

/**
 * summer_words_pick:
 *
 * Returns: a word of the list by chance; static
 */
const char *
summer_words_pick (SummerWords list, SummerSampleRandom *random)
{
  return lists[list].words[summer_sample_random_below (random, lists[list].n_words)];
}
