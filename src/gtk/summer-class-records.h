/* The records of one class as lists: what its assessment was made from, taken from the same facts. */
#pragma once

#include "summer-assessment.h"
#include "summer-table.h"

G_BEGIN_DECLS

#define SUMMER_CLASS_RECORDS_RATE 8 /* the column of the children's rates */

typedef enum
{
  SUMMER_CLASS_RECORDS_CHILDREN,
  SUMMER_CLASS_RECORDS_STAFF,
  SUMMER_CLASS_RECORDS_CALENDAR,
  SUMMER_CLASS_RECORDS_INSURANCE,
  SUMMER_CLASS_RECORDS_REVIEWS,
  SUMMER_CLASS_RECORDS_VISITS,
  SUMMER_CLASS_RECORDS_INCIDENTS,
  SUMMER_CLASS_RECORDS_RESPONSES,
  SUMMER_N_CLASS_RECORDS,
} SummerClassRecords;

const char  *summer_class_records_get_id    (SummerClassRecords kind); /* "children" */
const char  *summer_class_records_get_title (SummerClassRecords kind);
const char  *summer_class_records_get_empty (SummerClassRecords kind); /* what an empty list says */

SummerTable *summer_class_records_new_table (SummerClassRecords kind, gpointer owner);
GPtrArray   *summer_class_records_new_rows  (SummerClassRecords kind, const SummerAssessment *assessment, guint class_index); /* GStrv, owned */

G_END_DECLS
