/* The classes of a programme by the union they belong to, with sums. */
#pragma once

#include "summer-reading.h"
#include "summer-union-tree.h"

G_BEGIN_DECLS

typedef struct
{
  char       *name;    /* owned; in words where none is given */
  guint       depth;   /* in the tree; 0 at the top, and in a plain list */
  gboolean    in_tree; /* a node of the tree, by its name */
  GArray     *classes; /* guint, owned: indices into the assessment's classes, by code */
  guint       counts[SUMMER_N_READINGS];
  gint64      headcount, expected, present;
  SummerMoney base, granted, granted_all; /* all: of the fund and every further source */
} SummerUnion;

/* The nodes of the tree that have classes here, each with the sums of itself and all below; tree NULL: a plain list. */
GPtrArray   *summer_union_list_new_tree (const SummerAssessment *assessment, const SummerUnionTree *tree);
GPtrArray   *summer_union_list_new  (const SummerAssessment *assessment); /* SummerUnion, owned; by their first class */
SummerUnion *summer_union_new_total (const SummerAssessment *assessment, gboolean (*holds) (gpointer user_data, guint class_index), gpointer user_data);
void         summer_union_free      (SummerUnion *self);

G_END_DECLS
