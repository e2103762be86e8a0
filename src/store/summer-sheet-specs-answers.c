#include "config.h"

#include "summer-answers-shown.h"
#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

/* An answer is satisfied as a response is: 0 very satisfied, 1 satisfied. */
#define SATISFIED "sum (a.rating <= 1)"

/* {{{ By class */

#define CLASS_ANSWERS(what, aspect)                                                                \
  "(SELECT " what " FROM response r JOIN response_answer a ON a.response = r.id JOIN question q"   \
  " ON q.id = a.question WHERE r.class = c.id AND q.aspect = " aspect ")"
#define CLASS_ASPECT(id, heading, aspect)                                                          \
  {                                                                                                \
    id, heading, SUMMER_COLUMN_RATE, 76, CLASS_ANSWERS (SATISFIED, aspect),                        \
        .sql_whole = CLASS_ANSWERS ("count (*)", aspect)                                           \
  }
#define CLASS_ASKED "(SELECT count (*) FROM questionnaire q WHERE q.class = c.id)"
#define CLASS_RESPONSES "(SELECT count (*) FROM response r WHERE r.class = c.id)"

static const SummerSheetColumn satisfaction_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 76, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "c.name", .searched = TRUE },
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 120, "c.union_name", .hidden = TRUE,
    .searched = TRUE },
  { "asked", N_ ("Families asked"), SUMMER_COLUMN_COUNT, 72, CLASS_ASKED },
  { "returned", N_ ("Response rate"), SUMMER_COLUMN_RATE, 72,
    "(SELECT count (q.response) FROM questionnaire q WHERE q.class = c.id)",
    .sql_whole = CLASS_ASKED },
  { "responses", N_ ("Responses"), SUMMER_COLUMN_COUNT, 64, CLASS_RESPONSES },
  { "of_headcount", N_ ("Of the headcount"), SUMMER_COLUMN_RATE, 76, CLASS_RESPONSES,
    .sql_whole = "a.headcount" },
  { "satisfied", N_ ("Satisfied share"), SUMMER_COLUMN_RATE, 72,
    "(SELECT sum (r.rating <= 1) FROM response r WHERE r.class = c.id)",
    .sql_whole = CLASS_RESPONSES },
  { "outcome", N_ ("By the rules"), SUMMER_COLUMN_STATE, 84, "a.satisfaction",
    .terms = SUMMER_TERMS_OUTCOME, .searched = TRUE },
  CLASS_ASPECT ("safety", N_ ("Child safety"), "1"),
  CLASS_ASPECT ("teaching", N_ ("Teaching"), "2"),
  CLASS_ASPECT ("meals", N_ ("Meals"), "3"),
  CLASS_ASPECT ("activities", N_ ("Activities"), "4"),
  CLASS_ASPECT ("communication", N_ ("Communication"), "5"),
};

const SummerSheetSpec summer_sheet_satisfaction = {
  .id = "satisfaction",
  .title = N_ ("Satisfaction"),
  .key = "c.id",
  .from = "FROM class c LEFT JOIN temp.assessed a ON a.class = c.id WHERE c.programme = ?1"
          " AND c.state NOT IN (4, 5)",
  .order = "c.code, c.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = satisfaction_columns,
  .n_columns = G_N_ELEMENTS (satisfaction_columns),
};

/* }}} */
/* {{{ By aspect and question */

/* The aspects, each followed by its questions; of classes that take part, of the unions shown. */
static const SummerSheetColumn questions_columns[] = {
  { "aspect", N_ ("Aspect"), SUMMER_COLUMN_STATE, 84, "x.aspect", .terms = SUMMER_TERMS_ASPECT,
    .searched = TRUE },
  { "question", N_ ("Question"), SUMMER_COLUMN_TEXT, 360, "x.text", .searched = TRUE },
  { "answers", N_ ("Answers"), SUMMER_COLUMN_COUNT, 72, "coalesce (s.answers, 0)" },
  { "satisfied", N_ ("Satisfied share"), SUMMER_COLUMN_RATE, 84, "s.satisfied",
    .sql_whole = "coalesce (s.answers, 0)" },
  { "very", N_ ("Very satisfied"), SUMMER_COLUMN_COUNT, 84, "s.very" },
  { "rather", N_ ("Satisfied"), SUMMER_COLUMN_COUNT, 84, "s.rather" },
  { "neutral", N_ ("Neutral"), SUMMER_COLUMN_COUNT, 84, "s.neutral" },
  { "dissatisfied", N_ ("Dissatisfied"), SUMMER_COLUMN_COUNT, 84, "s.dissatisfied" },
};

const SummerSheetSpec summer_sheet_questions = {
  .id = "questions",
  .title = N_ ("Satisfaction"),
  .key = "x.id",
  .from = "FROM (SELECT v.value + 1 AS id, v.value AS aspect, NULL AS question, NULL AS text, -1 AS"
          " position FROM json_each ('[0, 1, 2, 3, 4, 5]') v UNION ALL SELECT id, aspect, id, text,"
          " position FROM question WHERE programme = ?1) x LEFT JOIN temp.question_answers s ON"
          " s.row = x.id AND s.programme = ?1 WHERE (x.question IS NULL OR x.aspect > 0)",
  .order = "x.aspect, x.position, x.id",
  .pinyin = NULL,
  .gather = summer_answers_gather_questions,
  .columns = questions_columns,
  .n_columns = G_N_ELEMENTS (questions_columns),
};

/* }}} */
/* {{{ By union */

/* A union stands for itself and for all below it in the tree; one that is in no tree, for itself. */
#define UNION_ASPECT(id, heading, aspect)                                                          \
  {                                                                                                \
    id, heading, SUMMER_COLUMN_RATE, 76, "s.s" aspect, .sql_whole = "coalesce (s.n" aspect ", 0)"  \
  }

static const SummerSheetColumn unions_columns[] = {
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 200, "x.name", .searched = TRUE },
  { "classes", N_ ("Classes"), SUMMER_COLUMN_COUNT, 60, "coalesce (s.classes, 0)" },
  { "asked", N_ ("Families asked"), SUMMER_COLUMN_COUNT, 80, "coalesce (s.asked, 0)" },
  { "returned", N_ ("Response rate"), SUMMER_COLUMN_RATE, 80, "s.returned",
    .sql_whole = "coalesce (s.asked, 0)" },
  { "responses", N_ ("Responses"), SUMMER_COLUMN_COUNT, 72, "coalesce (s.responses, 0)" },
  { "satisfied", N_ ("Satisfied share"), SUMMER_COLUMN_RATE, 76, "s.satisfied",
    .sql_whole = "coalesce (s.responses, 0)" },
  UNION_ASPECT ("safety", N_ ("Child safety"), "1"),
  UNION_ASPECT ("teaching", N_ ("Teaching"), "2"),
  UNION_ASPECT ("meals", N_ ("Meals"), "3"),
  UNION_ASPECT ("activities", N_ ("Activities"), "4"),
  UNION_ASPECT ("communication", N_ ("Communication"), "5"),
};

const SummerSheetSpec summer_sheet_satisfied_unions = {
  .id = "satisfied-unions",
  .title = N_ ("Satisfaction"),
  .key = "x.id",
  .from
  = "FROM (SELECT id, id AS unit, name, level FROM union_unit WHERE programme = ?1 UNION ALL"
    " SELECT min (c.id), NULL, c.union_name, 9 FROM class c WHERE c.programme = ?1 AND"
    " NOT EXISTS (SELECT 1 FROM union_unit WHERE programme = ?1 AND name = c.union_name) GROUP"
    " BY c.union_name) x LEFT JOIN temp.union_answers s ON s.row = x.id AND s.programme = ?1"
    " WHERE x.id = x.id",
  .order = "x.level, x.name, x.id",
  .within = SUMMER_SHEET_IN_UNIONS ("x.name"),
  .pinyin = NULL,
  .gather = summer_answers_gather_unions,
  .columns = unions_columns,
  .n_columns = G_N_ELEMENTS (unions_columns),
};

/* }}} */
/* {{{ The responses */

/* Of two answers to an aspect the worse one. */
#define ANSWER(id, heading, aspect)                                                                \
  {                                                                                                \
    id, heading, SUMMER_COLUMN_STATE, 84,                                                          \
        "(SELECT max (a.rating) FROM response_answer a JOIN question q ON q.id = a.question WHERE" \
        " a.response = r.id AND q.aspect = " aspect ")",                                           \
        .terms = SUMMER_TERMS_RATING                                                               \
  }

static const SummerSheetColumn responses_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 76, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "c.name", .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "r.day" },
  { "code", N_ ("Code"), SUMMER_COLUMN_CODE, 64, "k.code", .searched = TRUE },
  { "rating", N_ ("Rating"), SUMMER_COLUMN_STATE, 84, "r.rating", .terms = SUMMER_TERMS_RATING,
    .searched = TRUE },
  ANSWER ("safety", N_ ("Child safety"), "1"),
  ANSWER ("teaching", N_ ("Teaching"), "2"),
  ANSWER ("meals", N_ ("Meals"), "3"),
  ANSWER ("activities", N_ ("Activities"), "4"),
  ANSWER ("communication", N_ ("Communication"), "5"),
  { "comment", N_ ("Comment"), SUMMER_COLUMN_TEXT, 240, "r.comment", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_responses = {
  .id = "responses",
  .title = N_ ("Satisfaction"),
  .key = "r.id",
  .from = "FROM response r JOIN class c ON c.id = r.class LEFT JOIN questionnaire k ON k.response ="
          " r.id WHERE c.programme = ?1",
  .order = "r.day DESC, c.code, r.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = responses_columns,
  .n_columns = G_N_ELEMENTS (responses_columns),
};

/* }}} */
