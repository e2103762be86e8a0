/* The classes, children and enrolments of a programme in memory, for lists that need them side by side. */
#pragma once

#include "summer-policy.h"
#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  GStringChunk *strings;    /* owned: all texts of the records below */
  GHashTable   *classes;    /* id → SummerClassRecord */
  GHashTable   *children;   /* id → SummerChildRecord */
  GArray       *enrolments; /* SummerEnrolmentRecord by class code, child code, first day; without open ends */
  char         *programme;  /* owned: its name */
} SummerRosterIndex;

SummerRosterIndex       *summer_roster_index_new       (SummerStore *store, gint64 programme, GError **error);
void                     summer_roster_index_free      (SummerRosterIndex *self);
const SummerClassRecord *summer_roster_index_get_class (SummerRosterIndex *self, gint64 id);
const SummerChildRecord *summer_roster_index_get_child (SummerRosterIndex *self, gint64 id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerRosterIndex, summer_roster_index_free)

G_END_DECLS
