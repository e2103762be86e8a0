/* The unions that a programme's classes belong to, as a tree: province, city, district, grassroots. A union hangs where
 * it was put; one that nobody has put anywhere hangs where the places in its name say: 福州市鼓楼区总工会 below
 * 福州市, whether a union of the whole city is known or not. */
#pragma once

#include "summer-terms.h"

G_BEGIN_DECLS

typedef struct
{
  gint64           id, programme;
  const char      *name;
  SummerUnionLevel level;
  gint64           parent; /* 0 = at the top */
} SummerUnionUnitRecord; /* where somebody put a union */

typedef struct
{
  const char      *name;      /* of the union, or of the place where none is known; owned by the tree */
  gboolean         is_union;  /* a class or somebody named it */
  SummerUnionLevel level;
  int              parent;    /* index; -1 = at the top */
  guint            depth;     /* 0 = at the top */
  guint            n_below;   /* the nodes after this one that hang below it */
  guint            n_classes; /* of itself and of all below */
} SummerUnionNode;

typedef struct _SummerUnionTree SummerUnionTree;

/* names: one for each class, NULL where it has none. */
SummerUnionTree       *summer_union_tree_new   (const char *const *names, guint n_names, const SummerUnionUnitRecord *put, guint n_put);
void                   summer_union_tree_free  (SummerUnionTree *self);
const SummerUnionNode *summer_union_tree_get   (const SummerUnionTree *self, guint index); /* depth first, those of one parent by the pinyin of their names; NULL past the end */
guint                  summer_union_tree_get_size (const SummerUnionTree *self);
int                    summer_union_tree_find  (const SummerUnionTree *self, const char *name); /* -1 = none of this name */
gboolean               summer_union_tree_holds (const SummerUnionTree *self, guint index, const char *name); /* the union, or one below it */
GStrv                  summer_union_tree_dup_within (const SummerUnionTree *self, guint index); /* the names of the unions at and below */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerUnionTree, summer_union_tree_free)

/* Of a name by itself: 福州市鼓楼区总工会 is a district. */
SummerUnionLevel       summer_union_guess_level (const char *name);
char                  *summer_union_dup_place   (const char *name); /* where it is: 福州市 of 福州市总工会; the name itself where it says nothing else */

G_END_DECLS
