import type { TranslationMessages } from 'react-admin';

/** All messages of react-admin in Chinese, typed over the English pack so that none can be missing. */
export const raChinese: TranslationMessages = {
  ra: {
    action: {
      add_filter: '添加筛选', add: '添加', back: '返回', bulk_actions: '已选 %{smart_count} 项', cancel: '取消', clear_array_input: '清空列表',
      clear_input_value: '清除', clone: '复制', confirm: '确认', create: '新建', create_item: '新建%{item}', delete: '删除', edit: '编辑',
      export: '导出', list: '列表', refresh: '刷新', remove_filter: '移除此筛选', remove_all_filters: '移除全部筛选', remove: '移除',
      reset: '重置', save: '保存', search: '搜索', search_columns: '搜索列', select_all: '全选', select_all_button: '全选', select_row: '选择此行',
      show: '查看', sort: '排序', undo: '撤销', unselect: '取消选择', expand: '展开', close: '关闭', open_menu: '打开菜单',
      close_menu: '收起菜单', update: '更新', move_up: '上移', move_down: '下移', open: '打开', toggle_theme: '切换浅色或深色',
      select_columns: '列', update_application: '载入新版本',
    },
    boolean: { true: '是', false: '否', null: ' ' },
    page: {
      create: '新建%{name}', dashboard: '首页', edit: '%{name} %{recordRepresentation}', error: '出错了', list: '%{name}', loading: '正在载入',
      not_found: '没有找到', show: '%{name} %{recordRepresentation}', empty: '还没有%{name}。', invite: '要新建一项吗？',
      access_denied: '无权访问', authentication_error: '登录校验失败',
    },
    input: {
      file: { upload_several: '拖入文件，或点击选择。', upload_single: '拖入一个文件，或点击选择。' },
      image: { upload_several: '拖入图片，或点击选择。', upload_single: '拖入一张图片，或点击选择。' },
      references: { all_missing: '找不到引用的内容。', many_missing: '至少一项引用的内容已不存在。', single_missing: '引用的内容已不存在。' },
      password: { toggle_visible: '隐藏密码', toggle_hidden: '显示密码' },
    },
    message: {
      about: '关于', access_denied: '您没有访问此页面的权限', are_you_sure: '确定吗？', authentication_error: '登录服务返回错误，无法核验身份。',
      auth_error: '核验登录状态时出错。', bulk_delete_content: '确定删除这 %{smart_count} 项%{name}吗？', bulk_delete_title: '删除 %{smart_count} 项%{name}',
      bulk_update_content: '确定更新这 %{smart_count} 项%{name}吗？', bulk_update_title: '更新 %{smart_count} 项%{name}',
      clear_array_input: '确定清空整个列表吗？', delete_content: '确定删除此%{name}吗？', delete_title: '删除%{name} %{recordRepresentation}',
      details: '详情', error: '页面出错，请求没有完成。', invalid_form: '填写内容有误，请检查标出的地方', loading: '请稍候', no: '否',
      not_found: '地址有误，或链接已失效。', select_all_limit_reached: '内容太多，无法全部选中，只选中了前 %{max} 项。',
      unsaved_changes: '有尚未保存的修改，确定离开吗？', yes: '是', placeholder_data_warning: '网络异常：数据没有刷新。',
    },
    navigation: {
      clear_filters: '清除筛选', no_filtered_results: '当前筛选条件下没有%{name}。', no_results: '没有%{name}', no_more_results: '第 %{page} 页超出范围，请返回上一页。',
      page_out_of_boundaries: '第 %{page} 页超出范围', page_out_from_end: '已经是最后一页', page_out_from_begin: '已经是第一页',
      page_range_info: '第 %{offsetBegin}–%{offsetEnd} 项，共 %{total} 项', partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 项，后面还有',
      current_page: '第 %{page} 页', page: '转到第 %{page} 页', first: '第一页', last: '最后一页', next: '下一页', previous: '上一页',
      page_rows_per_page: '每页', skip_nav: '跳到正文',
    },
    sort: { sort_by: '按%{field_lower_first}%{order}排列', ASC: '升序', DESC: '降序' },
    auth: {
      auth_check_error: '请先登录', user_menu: '个人', username: '用户名', password: '密码', email: '邮箱', sign_in: '登录', sign_in_error: '登录失败，请重试', logout: '退出登录',
    },
    notification: {
      updated: '已更新 %{smart_count} 项', created: '已新建', deleted: '已删除 %{smart_count} 项', bad_item: '内容有误', item_doesnt_exist: '内容不存在',
      http_error: '与服务器通信出错', data_provider_error: '数据接口出错。', i18n_error: '无法载入所选语言', canceled: '已取消', logged_out: '登录已结束，请重新登录。',
      not_authorized: '您无权访问此内容。', application_update_available: '有新版本可用。', offline: '网络不通，无法取得数据。',
    },
    validation: {
      required: '必填', minLength: '至少 %{min} 个字符', maxLength: '最多 %{max} 个字符', minValue: '不小于 %{min}', maxValue: '不大于 %{max}',
      number: '请填写数字', email: '请填写有效的邮箱', oneOf: '请从以下选项中选择：%{options}', regex: '格式不符（%{pattern}）', unique: '不能重复',
    },
    saved_queries: {
      label: '保存的筛选', query_name: '名称', new_label: '保存当前筛选…', new_dialog_title: '保存当前筛选为', remove_label: '删除保存的筛选',
      remove_label_with_name: '删除筛选“%{name}”', remove_dialog_title: '删除保存的筛选？', remove_message: '确定从列表中删除这个筛选吗？', help: '设置筛选条件后可以保存，下次直接使用',
    },
    guesser: { empty: { title: '没有数据', message: '请检查数据接口' } },
    configurable: {
      customize: '自定义', configureMode: '设置此页面', inspector: { title: '设置', content: '移到界面元素上进行设置', reset: '恢复默认', hideAll: '全部隐藏', showAll: '全部显示' },
      Datagrid: { title: '表格', unlabeled: '未命名列 %{column}' }, SimpleForm: { title: '表单', unlabeled: '未命名输入项 %{input}' },
      SimpleList: { title: '列表', primaryText: '主要文字', secondaryText: '次要文字', tertiaryText: '补充文字' },
    },
  },
};
