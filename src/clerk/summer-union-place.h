/* Puts a union into the tree: how far down it is, and below which other one. */
#pragma once

#include "summer-complaints.h"
#include "summer-store.h"
#include "summer-union-tree.h"

G_BEGIN_DECLS

typedef struct
{
  gint64           programme;
  const char      *name;
  SummerUnionLevel level;
  const char      *parent; /* its name; NULL = at the top */
} SummerUnionPlace;

/* fields: "level", "parent" */
void     summer_union_place_check (const SummerUnionTree *tree, const SummerUnionPlace *place, SummerComplaints *complaints);
/* One journal entry; FALSE with complaints, or with error set. done: (out) (optional), owned. */
gboolean summer_union_place_save  (SummerStore *store, const SummerUnionPlace *place, SummerComplaints *complaints, char **done, GError **error);

G_END_DECLS
